// A card that comes up is said, for who does not see it come.

import { useEffect, useRef } from "preact/hooks";
import { announce } from "../parts/announce";
import { t } from "../words";

export function useNewCards(many: number): void {
  const before = useRef(many);
  useEffect(() => {
    if (many > before.current) announce(t("page.screen.new-card"));
    before.current = many;
  }, [many]);
}
