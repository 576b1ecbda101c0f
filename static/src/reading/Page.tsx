// One page: its picture, and its words for those who do not see it.

import { useEffect, useState } from "preact/hooks";
import { pictureAddress } from "../parts/pictures";
import { t } from "../words";
import type { PageInfo } from "../wire";

export interface PageProps {
  readonly page: PageInfo;
  readonly name: string;
  readonly scale: number;
}

/** In ms. */
const AGAIN = 3_000;

export function Page({ page, name, scale }: PageProps) {
  const { picture, width, height } = page;
  const [missing, setMissing] = useState(false);
  const [tries, again] = useState(0);
  const words = useWords(picture, tries);
  useEffect(() => {
    if (!missing) return undefined;
    const anew = (): void => again(tries + 1);
    const timer = setTimeout(anew, AGAIN);
    window.addEventListener("online", anew);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", anew);
    };
  }, [missing, tries]);
  return (
    <>
      {missing && (
        <p class="reader__missing" role="status">
          {t("page.reading.not-loaded")}
        </p>
      )}
      <img
        key={tries}
        class="reader__page"
        src={pictureAddress(picture)}
        alt={name}
        width={width}
        height={height}
        hidden={missing}
        draggable={false}
        style={{ "--scale": scale, "--ratio": width / height }}
        onLoad={() => setMissing(false)}
        onError={() => setMissing(true)}
      />
      {words !== "" && (
        <div class="vh" dir="auto">
          {words.split("\n").map((line, number) => (
            <p key={number}>{line}</p>
          ))}
        </div>
      )}
    </>
  );
}

function useWords(picture: string, tries: number): string {
  const [words, setWords] = useState("");
  useEffect(() => {
    let wanted = true;
    fetch(pictureAddress(picture.replace(/webp$/, "txt")))
      .then((answer) => (answer.ok ? answer.text() : ""))
      .then((text) => void (wanted && setWords(text)), () => undefined);
    return () => void (wanted = false);
  }, [picture, tries]);
  return words;
}
