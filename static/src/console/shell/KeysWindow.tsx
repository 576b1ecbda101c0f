// The list of keys, and the switch for those who do not want them.

import { Dialog } from "../../parts/Dialog";
import { Languages } from "../../parts/Languages";
import { t } from "../../words";
import { adviseFrom, type Share } from "../walk/advice";
import { keysOn, switchKeys } from "./keys";

const LIST: readonly (readonly [readonly string[], string])[] = [
  [["?"], "page.console.shell.key.keys"],
  [["w"], "page.console.shell.key.walk"],
  [["g"], "page.console.shell.key.groups"],
  [["d"], "page.console.shell.key.sides"],
  [["t"], "page.console.shell.key.talk"],
  [["l"], "page.console.shell.key.plan"],
  [["b"], "page.console.shell.key.board"],
  [["h"], "page.console.shell.key.hands"],
  [["n"], "page.console.shell.key.next"],
  [["p"], "page.console.shell.key.pause"],
  [["m"], "page.console.shell.key.people"],
  [["c"], "page.console.shell.key.code"],
  [["s"], "page.console.shell.key.nudge"],
  [["a"], "page.console.shell.key.materials"],
  [["q"], "page.console.shell.key.questions"],
  [["←", "→", "↑", "↓"], "page.console.shell.key.arrows"],
  [["1", "9"], "page.console.shell.key.tag"],
  [["0"], "page.console.shell.key.untag"],
  [["Space"], "page.console.shell.key.pick"],
  [["Enter"], "page.console.shell.key.open"],
  [["Alt", "↑", "↓"], "page.console.shell.key.move"],
];

const ADVISE: Readonly<Record<Share, string>> = {
  third: "page.console.shell.advise.third",
  half: "page.console.shell.advise.half",
  most: "page.console.shell.advise.most",
  never: "page.console.shell.advise.never",
};

export function KeysWindow({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={t("page.console.shell.keys")} onClose={onClose} class="c-window">
      <dl class="c-keys">
        {LIST.map(([keys, text]) => (
          <div key={text}>
            <dt>
              {keys.map((key) => (
                <kbd key={key} class="kbd">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="switch c-lock" role="switch" aria-checked={keysOn.value} onClick={() => switchKeys(!keysOn.value)}>
        <i />
        {t("page.console.shell.keys-on")}
      </button>
      <label class="c-row c-advise">
        <span>{t("page.console.shell.advise-from")}</span>
        <select
          class="field"
          value={adviseFrom.value.value}
          onChange={(event) => {
            const chosen = adviseFrom.choices.find((choice) => choice === event.currentTarget.value);
            if (chosen) adviseFrom.choose(chosen);
          }}
        >
          {adviseFrom.choices.map((choice) => (
            <option key={choice} value={choice}>
              {t(ADVISE[choice])}
            </option>
          ))}
        </select>
      </label>
      <p class="c-languages">
        <Languages />
      </p>
    </Dialog>
  );
}
