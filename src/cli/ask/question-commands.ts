import type { Reply } from '../../core/interview/index.ts';
import type { Field, Hint } from './field.ts';
import type { Key } from './keys.ts';
import type { Look } from './look.ts';

/**
 * The result of a question prompt: a reply, or a request to enter a text first. After the text, the field is shown
 * again unchanged.
 */
export type Asked =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'reason'; readonly field: Field }
  | { readonly kind: 'note'; readonly field: Field };

export interface Commands {
  readonly notApplicable: boolean;
  readonly canGoBack: boolean;
  /** Whether there is an earlier answer, which `s` and Right keep. */
  readonly answered: boolean;
  /** How many answers only files say: `A` confirms them all. */
  readonly unconfirmed: number;
}

/** The command for a key that the field doesn't use; undefined where the key has no meaning here. */
export function commandOf(key: Key, commands: Commands | undefined, field: Field): Asked | undefined {
  const reply = (kind: 'back' | 'unknown' | 'later' | 'review' | 'confirm-all'): Asked => ({
    kind: 'reply',
    reply: { kind },
  });
  if (key.kind === 'left' || key.kind === 'backspace' || key.kind === 'escape')
    return (commands?.canGoBack ?? true) ? reply('back') : undefined;
  if (key.kind === 'right') return commands?.answered ? reply('later') : undefined;
  if (key.kind !== 'character' || !commands) return undefined;
  if (key.character === 'A' && commands.unconfirmed > 0) return reply('confirm-all');
  switch (key.character.toLowerCase()) {
    case 'd':
      return reply('unknown');
    case 's':
      return reply('later');
    case 'r':
      return reply('review');
    case 'e':
      return { kind: 'note', field };
    case 'n':
      return commands.notApplicable ? { kind: 'reason', field } : undefined;
    default:
      return undefined;
  }
}

export const FIRST_QUESTION = 'this is the first question';

/** Why a key that neither the field nor the question uses has no effect, and what to press instead. */
export function whyNothing(key: Key, commands: Commands | undefined): string | undefined {
  if (!commands) return undefined;
  if (key.kind === 'left' || key.kind === 'backspace' || key.kind === 'escape') return FIRST_QUESTION;
  if (key.kind === 'space') return 'press Enter to answer';
  if (key.kind !== 'character') return undefined;
  if (key.character.toLowerCase() === 'n')
    return '“not applicable” is no answer to this question: give one, or press d if you do not know';
  return `“${key.character}” does nothing here; ? shows the keys that work`;
}

/** The keys that currently work. Without commands, the field is part of another prompt, and only "back" works. */
export function hintsOf(field: Field, commands: Commands | undefined, help: boolean, look: Look): readonly Hint[] {
  const leave = { key: 'Ctrl-C', does: 'save and leave' };
  if (field.typing) return [...field.hints(look), leave];
  const back = (commands?.canGoBack ?? true) ? [{ key: look.signs.left, does: 'back' }] : [];
  if (!commands) return [...field.hints(look), ...back, leave];
  return [
    ...field.hints(look),
    ...back,
    ...(help ? [{ key: '?', does: 'help' }] : []),
    { key: 'd', does: "don't know" },
    ...(commands.notApplicable ? [{ key: 'n', does: 'not applicable' }] : []),
    { key: 's', does: commands.answered ? 'keep as it is' : 'later' },
    { key: 'e', does: 'note' },
    { key: 'r', does: 'all answers' },
    ...(commands.unconfirmed > 0
      ? [
          {
            key: 'A',
            does: `confirm ${commands.unconfirmed === 1 ? 'the one' : `all ${commands.unconfirmed}`} that files say`,
          },
        ]
      : []),
    leave,
  ];
}
