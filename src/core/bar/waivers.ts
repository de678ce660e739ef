import type { Assessment } from '../assess/index.ts';
import { isUnmet } from '../judge/index.ts';
import type { Finding, BarPart } from './finding.ts';

/** Finds waivers that don't hold: for an unknown gate, for a gate that needs none, or past the last day. */
export function judgeWaivers({ waivers, stages }: Assessment, today: string): BarPart {
  const gates = new Map(stages.flatMap((stage) => stage.gates.map((gate) => [gate.id, gate])));
  return {
    findings: waivers.flatMap((waiver): Finding[] => {
      const place = { gate: waiver.gate, ...(waiver.line === undefined ? {} : { line: waiver.line }) };
      const gate = gates.get(waiver.gate);
      if (gate === undefined)
        return [{ code: 'waiver-unknown', message: `no gate has the id ${waiver.gate}`, ...place }];
      if (!isUnmet(gate)) {
        const why = gate.outcome === 'met' ? 'is met' : 'does not apply';
        return [{ code: 'waiver-unused', message: `the gate ${waiver.gate} ${why}; remove its waiver`, ...place }];
      }
      if (waiver.until >= today) return [];
      return [
        { code: 'waiver-expired', message: `the waiver for ${waiver.gate} expired on ${waiver.until}`, ...place },
      ];
    }),
  };
}
