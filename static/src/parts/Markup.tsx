// Markup that the server has sanitised when it rendered the plan. Nothing that a person in the room wrote ever comes here.

export interface MarkupProps {
  readonly html: string;
  readonly class?: string;
  /** The plan's language. */
  readonly lang?: string;
}

export function Markup({ html, class: classes = "", lang }: MarkupProps) {
  return <div class={`markup ${classes}`} {...(lang ? { lang } : {})} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}
