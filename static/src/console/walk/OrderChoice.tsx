// In which order the answers of the walk stand.

import { Icon } from "../../parts/Icon";
import { t } from "../../words";
import { orderOfCards, type Order } from "./order";

const NAMES: Readonly<Record<Order, string>> = {
  came: "page.console.walk.order.came",
  name: "page.console.walk.order.name",
  approach: "page.console.walk.order.approach",
  change: "page.console.walk.order.change",
  seat: "page.console.walk.order.seat",
};

export function OrderChoice() {
  return (
    <label class="c-order">
      <span class="vh">{t("page.console.walk.order")}</span>
      <Icon name="order" />
      <select
        class="field"
        value={orderOfCards.value.value}
        onChange={(event) => {
          const chosen = orderOfCards.choices.find((choice) => choice === event.currentTarget.value);
          if (chosen) orderOfCards.choose(chosen);
        }}
      >
        {orderOfCards.choices.map((choice) => (
          <option key={choice} value={choice}>
            {t(NAMES[choice])}
          </option>
        ))}
      </select>
    </label>
  );
}
