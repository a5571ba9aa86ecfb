import type { ReactElement } from 'react';
import type { Translator } from '../../src/i18n/translator';
import type { Ribbon as Buttons, RibbonButton } from './ribbon-buttons';

/** A formula of ours that shows its answer in any empty cell. */
const EXAMPLE = '=GUIJU.LATENESS(20)';

interface Props {
  readonly ribbon: Buttons;
  readonly say: Translator;
  /** Buttons at work: pressed, and not done yet. */
  readonly busy: ReadonlySet<string>;
  readonly enabled: boolean;
  readonly paneShown: boolean;
  press(button: RibbonButton): void;
}

/** The add-in's group of Excel's ribbon, as its manifest describes it. */
export function Ribbon({ ribbon, say, busy, enabled, paneShown, press }: Props): ReactElement {
  return (
    <nav className="ribbon" aria-label={say('preview.ribbon')}>
      <div className="group" role="group" aria-label={ribbon.group}>
        <div className="buttons">
          {ribbon.buttons.map((button) => (
            <button
              key={button.id}
              type="button"
              id={button.id}
              title={button.tip}
              disabled={!enabled || busy.has(button.id)}
              aria-busy={busy.has(button.id)}
              aria-expanded={button.action.kind === 'show-pane' ? paneShown : undefined}
              onClick={() => press(button)}
            >
              <img src={button.icons.get(32)} srcSet={`${button.icons.get(64) ?? ''} 2x`} width="32" height="32" alt="" />
              <span>{button.label}</span>
            </button>
          ))}
        </div>
        <span className="group-name">{ribbon.group}</span>
      </div>
      <p className="try">{say('preview.try', { formula: EXAMPLE })}</p>
    </nav>
  );
}
