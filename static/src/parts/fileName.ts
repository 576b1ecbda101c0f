/** What the server calls a file: in its own letters (RFC 6266) where an old browser could not read them. */
export function fileName(answer: Response): string | undefined {
  const said = answer.headers.get("Content-Disposition") ?? "";
  const own = /filename\*=UTF-8''([^;]+)/i.exec(said)?.[1];
  try {
    if (own) return decodeURIComponent(own);
  } catch {
    // As others may have written it; then the plain name.
  }
  return /filename="?([^";]+)"?/.exec(said)?.[1];
}
