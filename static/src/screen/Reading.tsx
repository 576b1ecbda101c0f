// What the class reads together: a page as large as the screen, or a part of a text as large as it fits.

import { useEffect } from "preact/hooks";
import { announce } from "../parts/announce";
import { Markup } from "../parts/Markup";
import { pictureAddress } from "../parts/pictures";
import { lengthOf, materialsOf, partsOf, within, type Material } from "../parts/reading";
import { number, t } from "../words";
import { useScreen } from "./client";
import { Nudge } from "./Nudge";
import { Top } from "./Top";
import { useFit } from "./useFit";

/** null: nothing is shown to read. */
export function useShown(): { readonly material: Material; readonly page: number } | null {
  const { client, room } = useScreen();
  const material = materialsOf(client.store, "screen").find(({ id }) => id === room.material);
  return material ? { material, page: within(material, room.material_page) } : null;
}

export function Reading({ material, page }: { readonly material: Material; readonly page: number }) {
  const of = lengthOf(material);
  const at = t("page.parts.page-of", { n: number(page), m: number(of) });
  useEffect(() => announce(of > 1 ? `${material.title}, ${at}` : material.title), [material.id, page]);
  const shown = material.pages[page - 1];
  useEffect(() => {
    const next = material.pages[page];
    if (next) new Image().src = pictureAddress(next.picture);
  }, [material.id, page]);
  return (
    <main class="k k-read kokuban">
      <div class="k-head">
        <Top code />
        <Nudge />
      </div>
      <div class="k-read__title">
        <h2 dir="auto">{material.title}</h2>
        {of > 1 && <p class="num">{at}</p>}
      </div>
      {shown ? (
        <div class="k-read__page">
          <img
            key={shown.picture}
            src={pictureAddress(shown.picture)}
            alt={of > 1 ? at : material.title}
            width={shown.width}
            height={shown.height}
          />
        </div>
      ) : (
        <Part html={partsOf(material.html)[page - 1] ?? ""} />
      )}
    </main>
  );
}

function Part({ html }: { readonly html: string }) {
  const { room } = useScreen();
  const box = useFit<HTMLDivElement>(4, html);
  return (
    <div ref={box} class="k-asked k-read__text">
      <div class="k-asked__in">
        <Markup html={html} lang={room.language} class="read" />
      </div>
    </div>
  );
}
