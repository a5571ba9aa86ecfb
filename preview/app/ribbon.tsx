import type { ReactElement } from 'react';
import type { Translator } from '../../src/i18n/translator';
import type { Explanation } from './explanation';
import type { Manifest, RibbonButton } from './manifest';

interface Props {
  readonly manifest: Manifest;
  readonly say: Translator;
  /** Buttons at work: pressed, and not done yet. */
  readonly busy: ReadonlySet<string>;
  readonly enabled: boolean;
  readonly paneShown: boolean;
  readonly explanation: Explanation | null;
  readonly press: (button: RibbonButton) => void;
}

/** The add-in's group of Excel's ribbon, as its manifest describes it. */
export function Ribbon({ manifest: { group, buttons, functions }, say, busy, enabled, paneShown, explanation, press }: Props): ReactElement {
  return (
    <nav className="ribbon" aria-label={say('preview.ribbon')}>
      <div className="group" role="group" aria-label={group}>
        <div className="buttons">
          {buttons.map((button) => (
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
        <span className="group-name">{group}</span>
      </div>
      <p className="hint" aria-live="polite">
        {explanation ? (
          <>
            <strong>{`${explanation.cell} ${explanation.shown}`}</strong> {explanation.words}
          </>
        ) : (
          say('preview.try', { formula: `=${functions.namespace}.LATENESS(12)` })
        )}
      </p>
    </nav>
  );
}
