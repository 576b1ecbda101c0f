// The list of keys, and the switch for those who do not want them.

import { Dialog } from "../../parts/Dialog";
import { t } from "../../words";
import { keysOn, switchKeys } from "./keys";

const LIST: readonly (readonly [readonly string[], string])[] = [
  [["?"], "page.console.shell.key.keys"],
  [["w"], "page.console.shell.key.walk"],
  [["g"], "page.console.shell.key.groups"],
  [["t"], "page.console.shell.key.talk"],
  [["l"], "page.console.shell.key.plan"],
  [["b"], "page.console.shell.key.board"],
  [["h"], "page.console.shell.key.hands"],
  [["n"], "page.console.shell.key.next"],
  [["p"], "page.console.shell.key.pause"],
  [["m"], "page.console.shell.key.people"],
  [["c"], "page.console.shell.key.code"],
  [["s"], "page.console.shell.key.nudge"],
  [["←", "→", "↑", "↓"], "page.console.shell.key.arrows"],
  [["1", "9"], "page.console.shell.key.tag"],
  [["0"], "page.console.shell.key.untag"],
  [["Space"], "page.console.shell.key.pick"],
  [["Enter"], "page.console.shell.key.open"],
  [["Alt", "↑", "↓"], "page.console.shell.key.move"],
];

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
    </Dialog>
  );
}
