// What the plan has at hand for all phases.

import { Icon } from "../parts/Icon";
import { Markup } from "../parts/Markup";
import { useClient } from "./client";

export function Materials() {
  const materials = Array.from(useClient().store.collection("class", "materials").value).filter(([, each]) => each.html);
  return (
    <>
      {materials.map(([id, { title, html }]) => (
        <details key={id} class="sheet s-material">
          <summary>
            <Icon name="doc" />
            <span dir="auto">{title}</span>
          </summary>
          <Markup html={html} />
        </details>
      ))}
    </>
  );
}
