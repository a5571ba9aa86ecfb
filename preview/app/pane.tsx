import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import type { Translator } from '../../src/i18n/translator';

/** Widths in pixels: Excel's own pane begins so, and is no narrower than this. */
const USUAL_WIDTH = 350;
const LEAST_WIDTH = 240;
const STEP = 20;

interface Props {
  readonly title: string;
  /** Address of the add-in's page. */
  readonly page: string;
  readonly shown: boolean;
  /** Another number loads the add-in's page anew; 0 is none. */
  readonly load: number;
  readonly say: Translator;
  readonly close: () => void;
}

/** The task pane at the right: the add-in's own page in a frame. Closed, it goes on running, as in Excel. */
export function Pane({ title, page, shown, load, say, close }: Props): ReactElement {
  const [width, setWidth] = useState(USUAL_WIDTH);
  const [dragging, setDragging] = useState(false);
  const pane = useRef<HTMLElement>(null);
  const most = (): number => Math.max(LEAST_WIDTH, Math.floor(window.innerWidth * 0.6));
  const resize = (wanted: number): void => setWidth(Math.min(most(), Math.max(LEAST_WIDTH, Math.round(wanted))));

  const drag = (event: PointerEvent): void => {
    if (dragging && pane.current) resize(pane.current.getBoundingClientRect().right - event.clientX);
  };
  const step = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowLeft' ? STEP : event.key === 'ArrowRight' ? -STEP : 0;
    if (by === 0) return;
    event.preventDefault();
    resize(width + by);
  };

  return (
    <>
      <div
        className="splitter"
        role="separator"
        aria-orientation="vertical"
        aria-label={say('preview.resize-pane')}
        aria-valuenow={width}
        aria-valuemin={LEAST_WIDTH}
        aria-valuemax={most()}
        tabIndex={0}
        hidden={!shown}
        onPointerDown={(event) => {
          // The frame would swallow the pointer as soon as it is above it.
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragging(true);
        }}
        onPointerMove={drag}
        onPointerUp={() => setDragging(false)}
        onPointerCancel={() => setDragging(false)}
        onDoubleClick={() => setWidth(USUAL_WIDTH)}
        onKeyDown={step}
      />
      <aside ref={pane} className="pane" style={{ width }} hidden={!shown} aria-label={title}>
        <header>
          <h2>{title}</h2>
          <button type="button" aria-label={say('preview.close-pane')} title={say('preview.close-pane')} onClick={close}>
            ×
          </button>
        </header>
        {load === 0 ? null : <iframe key={load} src={page} title={title} />}
      </aside>
    </>
  );
}
