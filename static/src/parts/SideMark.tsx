// From which side something was said, in words.

export function SideMark({ side }: { readonly side: string | null | undefined }) {
  return side ? (
    <span class="side-mark" dir="auto">
      {side}
    </span>
  ) : null;
}
