// The interface in another language: the same page, asked for anew.

import { spoken } from "../words";
import { Icon } from "./Icon";

const LANGUAGES = { en: "English", ja: "日本語" } as const;

function inLanguage(tag: string): string {
  const here = new URL(location.href);
  here.searchParams.set("lang", tag);
  return `${here.pathname}${here.search}`;
}

export function Languages() {
  return (
    <>
      <Icon name="globe" />
      {Object.entries(LANGUAGES).map(([tag, name]) =>
        tag === spoken() ? (
          <b key={tag} lang={tag}>
            {name}
          </b>
        ) : (
          <a key={tag} href={inLanguage(tag)} lang={tag} hrefLang={tag}>
            {name}
          </a>
        ),
      )}
    </>
  );
}
