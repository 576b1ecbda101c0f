// A page in a frame is as large as the place that it is in.

/** From now on; what it gives back ends it. */
export function keepScaled(frame: HTMLIFrameElement): () => void {
  const box = frame.parentElement;
  if (!box) return () => undefined;
  const scale = (): void => frame.style.setProperty("--scale", String(box.clientWidth / frame.offsetWidth));
  scale();
  if (typeof ResizeObserver === "undefined") return () => undefined;
  const watching = new ResizeObserver(scale);
  watching.observe(box);
  return () => watching.disconnect();
}
