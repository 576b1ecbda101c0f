// A photo before it is sent: turned and cropped on the phone, and made small enough for a slow network.

import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../parts/Icon";
import { t } from "../words";

/** The server keeps no more pixels than these on the longer side. */
const LONGEST = 1600;
const QUALITY = 0.85;
/** The least that can be cut out, of the whole. */
const LEAST = 0.1;
const STEP = 0.02;

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const WHOLE: Frame = { left: 0, top: 0, right: 1, bottom: 1 };
type Side = keyof Frame;
const CORNERS: readonly (readonly [Side, Side])[] = [
  ["left", "top"],
  ["right", "top"],
  ["right", "bottom"],
  ["left", "bottom"],
];
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export interface PhotoEditorProps {
  readonly file: Blob;
  readonly onUse: (photo: Blob) => void;
  readonly onCancel: () => void;
}

export function PhotoEditor({ file, onUse, onCancel }: PhotoEditorProps) {
  const [image, setImage] = useState<ImageBitmap | null>(null);
  const [turns, turn] = useState(0);
  const [frame, crop] = useState(WHOLE);
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    createImageBitmap(file).then(
      (made) => (gone ? made.close() : setImage(made)),
      // This browser cannot read it; perhaps the server can, and else it says why.
      () => gone || onUse(file),
    );
    return () => void (gone = true);
  }, [file]);
  useEffect(() => {
    if (canvas.current && image) paint(canvas.current, image, turns);
  }, [image, turns]);
  const corner = ([across, down]: readonly [Side, Side], dx: number, dy: number): void =>
    crop((before) => moved(moved(before, across, dx), down, dy));
  return (
    <div class="photo" role="group" aria-label={t("page.extras.photo-edit")}>
      <div class="photo__box" ref={box}>
        <canvas ref={canvas} role="img" aria-label={t("page.parts.photo")} />
        {image &&
          CORNERS.map((sides) => (
            <button
              key={sides.join()}
              type="button"
              class="photo__corner"
              style={{ left: `${frame[sides[0]] * 100}%`, top: `${frame[sides[1]] * 100}%` }}
              aria-label={t("page.extras.corner")}
              onPointerDown={(event) => drag(event, box.current, (dx, dy) => corner(sides, dx, dy))}
              onKeyDown={(event) => {
                const arrow = ARROWS[event.key];
                if (!arrow) return;
                event.preventDefault();
                corner(sides, arrow[0] * STEP, arrow[1] * STEP);
              }}
            />
          ))}
        <div
          class="photo__frame"
          style={{
            left: `${frame.left * 100}%`,
            top: `${frame.top * 100}%`,
            width: `${(frame.right - frame.left) * 100}%`,
            height: `${(frame.bottom - frame.top) * 100}%`,
          }}
        />
      </div>
      <div class="btn-row">
        <button type="button" class="btn btn--line" onClick={() => turn((turns + 1) % 4)}>
          <Icon name="redo" />
          {t("page.extras.turn")}
        </button>
        <span class="grow" />
        <button type="button" class="btn btn--line" onClick={onCancel}>
          {t("page.parts.cancel")}
        </button>
        <button
          type="button"
          class="btn btn--main"
          aria-disabled={!image}
          onClick={() => canvas.current && image && cut(canvas.current, frame, onUse)}
        >
          {t("page.extras.use-photo")}
        </button>
      </div>
    </div>
  );
}

function paint(canvas: HTMLCanvasElement, image: ImageBitmap, turns: number): void {
  const scale = Math.min(1, (2 * LONGEST) / Math.max(image.width, image.height));
  const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
  canvas.width = turns % 2 ? height : width;
  canvas.height = turns % 2 ? width : height;
  const context = canvas.getContext("2d");
  if (!context) return;
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turns * Math.PI) / 2);
  context.drawImage(image, -width / 2, -height / 2, width, height);
}

function moved(frame: Frame, side: Side, by: number): Frame {
  const least = side === "right" ? frame.left + LEAST : side === "bottom" ? frame.top + LEAST : 0;
  const most = side === "left" ? frame.right - LEAST : side === "top" ? frame.bottom - LEAST : 1;
  return { ...frame, [side]: Math.min(most, Math.max(least, frame[side] + by)) };
}

/** Until the finger leaves; told by how much of the picture it has moved. */
function drag(event: PointerEvent, box: HTMLElement | null, move: (dx: number, dy: number) => void): void {
  const { target, pointerId } = event;
  if (!box || !(target instanceof HTMLElement)) return;
  const { width, height } = box.getBoundingClientRect();
  let [x, y] = [event.clientX, event.clientY];
  target.setPointerCapture(pointerId);
  const on = (next: PointerEvent): void => {
    move((next.clientX - x) / width, (next.clientY - y) / height);
    [x, y] = [next.clientX, next.clientY];
  };
  const off = (): void => {
    target.removeEventListener("pointermove", on);
    target.removeEventListener("pointerup", off);
    target.removeEventListener("pointercancel", off);
  };
  target.addEventListener("pointermove", on);
  target.addEventListener("pointerup", off);
  target.addEventListener("pointercancel", off);
}

function cut(canvas: HTMLCanvasElement, frame: Frame, onUse: (photo: Blob) => void): void {
  const [x, y] = [frame.left * canvas.width, frame.top * canvas.height];
  const [width, height] = [(frame.right - frame.left) * canvas.width, (frame.bottom - frame.top) * canvas.height];
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  const small = document.createElement("canvas");
  small.width = Math.max(1, Math.round(width * scale));
  small.height = Math.max(1, Math.round(height * scale));
  small.getContext("2d")?.drawImage(canvas, x, y, width, height, 0, 0, small.width, small.height);
  small.toBlob((photo) => photo && onUse(photo), "image/jpeg", QUALITY);
}
