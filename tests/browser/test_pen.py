"""The group's pen on phones: one main action at the foot, and what was begun stays when its holder goes."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.stage import EN, Stage, axe, field, fits, go_to

HAND_IN = EN["page.student.hand-in-ours"]
EXPLAIN = EN["page.student.could-explain"]


def in_one_group(stage: Stage) -> tuple[Page, Page, Page]:
    console = stage.console()
    mika, yuki = stage.phone("Mika"), stage.phone("Yuki")
    go_to(console, "think")
    console.get_by_role("button", name=EN["page.console.walk.form.random"]).click()
    expect(console.locator(".group .member")).to_have_count(2)
    go_to(console, "groups")
    for phone in (mika, yuki):
        expect(phone.get_by_role("button", name=EN["page.student.take-pen"])).to_be_visible()
    return console, mika, yuki


def main_action(phone: Page) -> str:
    return str(phone.locator(".s-dock .btn--wide").inner_text())


def test_whoever_has_the_pen_hands_in_at_the_foot(stage: Stage) -> None:
    console, mika, yuki = in_one_group(stage)
    mika.get_by_role("button", name=EN["page.student.take-pen"]).click()
    expect(mika.locator(".s-dock").get_by_role("button", name=EXPLAIN)).to_be_visible()
    field(mika).fill("pieces of one size")
    button = mika.locator(".s-dock").get_by_role("button", name=HAND_IN)
    expect(button).to_be_in_viewport()
    expect(mika.locator(".s-dock").get_by_role("button", name=EXPLAIN)).to_have_count(0)
    expect(mika.get_by_role("button", name=HAND_IN)).to_have_count(1)
    axe(mika, "with the pen")
    fits(mika, "with the pen")
    # Tapped twice by mistake: that says nothing of who could explain it.
    button.dblclick()
    explain = mika.locator(".s-dock").get_by_role("button", name=EXPLAIN)
    expect(explain).to_have_attribute("aria-pressed", "false")
    expect(explain).to_be_focused()
    expect(console.locator(".group__words")).to_contain_text("pieces of one size")
    expect(yuki.locator(".s-dock").get_by_role("button", name=EXPLAIN)).to_be_visible()
    field(mika).fill("pieces of one size, or they cannot be counted")
    mika.locator(".s-dock").get_by_role("button", name=EN["page.student.hand-in-change"]).click()
    expect(yuki.locator(".joint .said")).to_have_text("pieces of one size, or they cannot be counted")


def test_what_was_begun_stays_with_the_group_when_its_writer_leaves(stage: Stage) -> None:
    _, mika, yuki = in_one_group(stage)
    mika.get_by_role("button", name=EN["page.student.take-pen"]).click()
    field(mika).fill("we begin with the pieces")
    begun = yuki.locator(".joint .said")
    expect(begun).to_have_text("we begin with the pieces")
    mika.get_by_role("button", name=EN["page.student.menu"]).click()
    mika.get_by_role("button", name=EN["page.student.leave"]).click()
    mika.get_by_role("dialog").get_by_role("button", name=EN["page.student.leave"]).click()
    take = yuki.get_by_role("button", name=EN["page.student.take-pen"])
    expect(take).to_be_visible()
    expect(begun).to_have_text("we begin with the pieces")
    yuki.reload()
    expect(begun).to_have_text("we begin with the pieces")
    take.click()
    expect(field(yuki)).to_have_value("we begin with the pieces")
    field(yuki).fill("we begin with the pieces, as Mika said")
    yuki.locator(".s-dock").get_by_role("button", name=HAND_IN).click()
    # Who comes back is in the group again, and reads what became of it.
    mika.get_by_role("button", name=EN["page.student.come-back"]).click()
    expect(mika.locator(".joint .said").first).to_have_text("we begin with the pieces, as Mika said")
