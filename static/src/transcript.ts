// The transcript's page: finding, following an idea, downloads and printing. Without script it can be read, chosen from
// and taken away all the same, and the browser's own menu prints.
import { beginChoosing } from "./transcript/choosing";
import { beginContents } from "./transcript/contents";
import { beginFinding } from "./transcript/finding";
import { beginFollowing } from "./transcript/following";
import { closes } from "./transcript/menu";
import { beginTaking } from "./transcript/taking";

const body = document.querySelector<HTMLElement>("[data-body]");
const form = document.querySelector<HTMLFormElement>("[data-find]");
if (body && form) beginFinding(form, body);

const contents = document.querySelector(".t-toc");
const jump = document.querySelector<HTMLDetailsElement>("[data-jump]");
if (contents && jump) beginContents(contents, jump);

const choice = document.querySelector<HTMLSelectElement>("[data-follow]");
const trail = document.querySelector<HTMLElement>("[data-trail]");
if (choice && trail) beginFollowing({ choice, trail });

const choices = document.querySelector<HTMLFormElement>("[data-choose]");
const menu = document.querySelector<HTMLDetailsElement>("[data-get]");
const said = document.querySelector<HTMLElement>("[data-said]");
if (menu && said) beginTaking({ menu, said });
if (choices && menu) beginChoosing({ form: choices, menu });
for (const each of [menu, jump]) if (each) closes(each);

const print = document.querySelector<HTMLElement>("[data-print]");
if (print && menu) {
  print.hidden = false;
  print.querySelector("button")?.addEventListener("click", () => {
    menu.open = false;
    window.print();
  });
}
