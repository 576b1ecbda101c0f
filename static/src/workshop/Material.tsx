// A text, picture or PDF that is at hand in all phases: one of them, and the file comes from this device.

import { useState } from "preact/hooks";
import { t } from "../words";
import { idOf, useDesk } from "./context";
import { Field, Line, Wrong } from "./Field";
import { labelOf } from "./labels";
import type { Key } from "./shapes";
import { at, isFields, textAt, type Path } from "./tree";

export function Material({ path, keys }: { readonly path: Path; readonly keys: readonly Key[] }) {
  const desk = useDesk();
  const [message, setMessage] = useState("");
  const here = (key: string): Path => [...path, key];
  const file = textAt(desk.tree.value, here("image")) || textAt(desk.tree.value, here("pdf"));
  const key = textAt(desk.tree.value, here("pdf")) ? "pdf" : "image";
  const name = file.slice(file.lastIndexOf("/") + 1);
  const upload = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    setMessage(t("page.workshop.material.sending"));
    const answer = await desk.asking.upload(chosen);
    if (answer.kind !== "done") {
      setMessage(answer.kind === "refused" ? answer.message : t("page.workshop.material.not-sent"));
      return;
    }
    setMessage("");
    const before = at(desk.tree.value, path);
    const { markdown: _m, image: _i, pdf: _p, ...rest } = isFields(before) ? before : {};
    desk.set(path, { ...rest, [answer.body.key]: answer.body.name });
  };
  const withoutFile = (): void => {
    const before = at(desk.tree.value, path);
    const { image: _i, pdf: _p, ...rest } = isFields(before) ? before : {};
    desk.set(path, rest);
  };
  const choose = `${idOf(path)}-file`;
  return (
    <div class="w-fields w-fields--materials">
      {keys
        .filter((each) => each.key !== "image" && each.key !== "pdf" && (each.key !== "markdown" || !file))
        .map((each) => (
          <Field key={each.key} owner="materials" of={each} path={here(each.key)} />
        ))}
      {file ? (
        <div class="w-field">
          <p class="label">{labelOf("materials", key)}</p>
          {key === "image" && file.startsWith(`${desk.start.id}/`) && (
            <img class="w-picture" alt="" src={`/instructor/plans/${desk.start.id}/materials/${encodeURIComponent(name)}`} />
          )}
          <div class="w-line">
            <Line path={here(key)} label={labelOf("materials", key)} />
            <button type="button" class="btn btn--line" onClick={withoutFile}>
              {t("page.workshop.material.text-instead")}
            </button>
          </div>
          <Wrong path={here(key)} />
        </div>
      ) : (
        <div class="w-field">
          <label class="label" for={choose}>
            {t("page.workshop.material.file")}
          </label>
          <input
            id={choose}
            class="field"
            type="file"
            accept="image/*,application/pdf"
            onChange={(event) => void upload(event.currentTarget.files?.[0])}
          />
        </div>
      )}
      <p role="status" class="w-said">
        {message}
      </p>
    </div>
  );
}
