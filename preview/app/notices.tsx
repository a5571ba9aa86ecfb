import type { ReactElement } from 'react';
import type { Translator } from '../../src/i18n/translator';
import type { Message } from './message';

interface Props {
  readonly messages: readonly Message[];
  readonly say: Translator;
  readonly dismiss: (message: Message) => void;
}

/** Messages under the ribbon, each until it is dismissed. */
export function Notices({ messages, say, dismiss }: Props): ReactElement {
  return (
    <div className="notices">
      {messages.map((message) => {
        const text = say(message.key, message.params);
        return (
          <p key={text} className={`notice ${message.kind}`} role={message.kind === 'error' ? 'alert' : 'status'}>
            <span>{text}</span>
            <button type="button" onClick={() => dismiss(message)}>
              {say('preview.dismiss')}
            </button>
          </p>
        );
      })}
    </div>
  );
}
