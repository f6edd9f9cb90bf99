# ruff: noqa: E501 - a case reads best with its texts unbroken
"""Every kind of mistake, made once in the small library: what is told, on which line, with which repair."""

from pathlib import Path

import pytest

from tests.library.small_library import FILES, write
from unhunch.base.problems import Problem
from unhunch.library import load_from

# name: (file, what stands there, what is written instead, the problems: (line, level, message, hint) or with the file first)
# Where nothing is said to stand there, the whole file is replaced.
# fmt: off
CASES: dict[str, tuple[str, str | None, str | bytes | None, list[tuple[int, str, str, str] | tuple[str, int, str, str, str]]]] = {
    'an unknown field': ('movements/march.yaml', 'breath:', 'breth:', [
        (1, 'warning', 'breath says nothing', ''),
        (12, 'error', 'breth: there is no such field', "did you mean 'breath'?"),
    ]),
    'an unknown field with a comma in its text': ('movements/march.yaml', 'fact: It shows this one.', 'fact: Slowly, then fast.', [
        (15, 'error', 'sources[1].then fast.: there is no such field', 'put a text that has a comma in it between quotes'),
    ]),
    'a missing field': ('movements/march.yaml', 'position: standing\n', '', [
        (1, 'error', 'position is missing', ''),
    ]),
    'a missing field within a field': ('movements/march.yaml', '{get_ready: Get set., out: Begin.}', '{get_ready: Get set.}', [
        (11, 'error', 'cues.out is missing', ''),
    ]),
    'a wrong word': ('movements/march.yaml', 'technique: warm-up', 'technique: warmup', [
        (3, 'error', "technique: unknown word 'warmup'", "did you mean 'warm-up'?"),
    ]),
    'a list for a word': ('movements/march.yaml', 'technique: warm-up', 'technique: [warm-up]', [
        (3, 'error', 'technique: expected one of warm-up, release, dynamic, strengthening, static, breathing, got a list', ''),
    ]),
    'nothing for a text': ('movements/march.yaml', 'breath: Slow and even.', 'breath:', [
        (12, 'error', 'breath: expected a text, got nothing', ''),
    ]),
    'a word for a list': ('movements/march.yaml', 'feel: [Where it is meant to be.]', 'feel: everywhere', [
        (13, 'error', "feel: expected a list, got 'everywhere'", "write [ ] round it, or one '- ' line for each"),
    ]),
    'a list for a mapping': ('movements/march.yaml', '{gluteus-maximus: 0.3}', '[gluteus-maximus]', [
        (8, 'error', 'targets: expected a mapping, got a list', ''),
    ]),
    'a word for a mapping': ('movements/march.yaml', '{get_ready: Get set., out: Begin.}', 'Begin.', [
        (11, 'error', "cues: expected a mapping, got 'Begin.'", ''),
    ]),
    'a quoted number': ('movements/march.yaml', 'work: 30', "work: '30'", [
        (9, 'error', "dose.tempo.work: expected a whole number from 0 to 3600, got '30'", ''),
    ]),
    'a fraction of a second': ('movements/march.yaml', 'work: 30', 'work: 2.5', [
        (9, 'error', "dose.tempo.work: expected a whole number from 0 to 3600, got '2.5'", ''),
    ]),
    'a number out of range': ('movements/march.yaml', 'work: 30', 'work: 99999', [
        (9, 'error', "dose.tempo.work: expected a whole number from 0 to 3600, got '99999'", ''),
    ]),
    'a weight above one': ('movements/march.yaml', 'gluteus-maximus: 0.3', 'gluteus-maximus: 1.3', [
        (8, 'error', "targets.gluteus-maximus: expected a number from 0 to 1, got '1.3'", ''),
    ]),
    'a weight of nothing': ('movements/march.yaml', 'gluteus-maximus: 0.3', 'gluteus-maximus: 0', [
        (8, 'error', 'targets.gluteus-maximus: a weight of 0 says nothing', 'leave it out'),
    ]),
    'an infinite weight': ('movements/march.yaml', 'gluteus-maximus: 0.3', 'gluteus-maximus: .inf', [
        (8, 'error', "targets.gluteus-maximus: expected a number from 0 to 1, got '.inf'", ''),
    ]),
    'yes for true': ('movements/march.yaml', 'sides: none', 'sides: none\nnamed_only: yes', [
        (7, 'error', "named_only: expected true or false, got 'yes'", ''),
    ]),
    'an id in capitals': ('movements/march.yaml', 'id: march', 'id: March', [
        (1, 'error', "id: expected an id, got 'March'", "small letters, digits and single hyphens: 'cat-cow'"),
    ]),
    "an id other than the file's name": ('movements/march.yaml', 'id: march', 'id: marching', [
        (1, 'error', "id 'marching' differs from the file's name 'march'", 'name the file marching.yaml'),
    ]),
    'a control character': ('movements/march.yaml', 'breath: Slow and even.', 'breath: "\\e[31mSlow"', [
        (12, 'error', "breath: a control character is in '\\x1b[31mSlow'", 'remove it'),
    ]),
    'an empty list of steps': ('movements/march.yaml', '[Get set., Begin slowly., Come back.]', '[]', [
        (10, 'error', 'steps: expected at least 1, got 0', ''),
    ]),
    'a step without text': ('movements/march.yaml', '[Get set., Begin slowly., Come back.]', '[{required: true}]', [
        (10, 'error', 'steps[1].text is missing', ''),
    ]),
    'a prop twice': ('movements/band-row.yaml', '[resistance-band, door]', '[resistance-band, door, door]', [
        (5, 'error', "props: 'door' stands there twice", 'keep one'),
    ]),
    'an unknown prop': ('movements/band-row.yaml', '[resistance-band, door]', '[resistance-band, dor]', [
        (5, 'error', "props[2]: unknown prop 'dor'", "did you mean 'door'?"),
    ]),
    'an unknown muscle': ('movements/band-row.yaml', 'rhomboid-major: 1', 'rhomboid-mayor: 1', [
        (9, 'error', "targets: unknown muscle 'rhomboid-mayor'", "did you mean 'rhomboid-major'?"),
    ]),
    'an unknown region': ('movements/band-row.yaml', 'mid-back', 'midback', [
        (8, 'error', "regions[2]: unknown region 'midback'", "did you mean 'mid-back'?"),
    ]),
    'an unknown position': ('movements/band-row.yaml', 'position: standing', 'position: standin', [
        (4, 'error', "position: unknown position 'standin'", "did you mean 'standing'?"),
    ]),
    'an unknown demand': ('movements/head-tilt.yaml', 'neck-end-range', 'neck-range', [
        (9, 'error', "demands[1]: unknown demand 'neck-range'", "did you mean 'neck-end-range'?"),
    ]),
    'an unknown source': ('movements/band-row.yaml', 'source: house', 'source: hause', [
        (10, 'error', "dose.source: unknown source 'hause'", "did you mean 'house'?"),
    ]),
    'an unknown easier movement': ('movements/all-fours-wave.yaml', 'easier: round-and-open', 'easier: round-and-opn', [
        (17, 'error', "easier: unknown movement 'round-and-opn'", "did you mean 'round-and-open'?"),
    ]),
    'an unknown role': ('movements/all-fours-wave.yaml', 'role: guide', 'role: guid', [
        (21, 'error', "assisted.steps[1].role: unknown word 'guid'", "did you mean 'guide'?"),
    ]),
    'an unknown condition': ('movements/march.yaml', 'sides: none', 'sides: none\ncautions: [{condition: dizy, effect: CAUTION, note: Slowly., source: house}]', [
        (7, 'error', "cautions[1].condition: unknown condition 'dizy'", "did you mean 'dizzy'?"),
    ]),
    'a default beside the ladder': ('movements/march.yaml', 'default: {sets: 2}', 'default: {sets: 5}', [
        (9, 'error', 'dose: the default {sets: 5} is not on the ladder', 'add it as a rung'),
    ]),
    'a rung twice': ('movements/march.yaml', 'ladder: [{sets: 1}, {sets: 2}', 'ladder: [{sets: 1}, {sets: 2}, {work: 30, sets: 2}', [
        (9, 'error', 'dose: rung 3 repeats rung 2', 'keep one'),
    ]),
    'a falling ladder': ('movements/march.yaml', '[{sets: 1}, {sets: 2}, {sets: 3}', '[{sets: 2}, {sets: 1}, {sets: 3}', [
        (9, 'warning', 'dose: rung 2 takes 30 s, less than the 65 s of the one before', 'order the rungs from the gentlest on'),
    ]),
    'time without work': ('movements/march.yaml', 'tempo: {work: 30', 'tempo: {hold: 30', [
        (9, 'error', "dose: default, rung 1, rung 2, rung 3, rung 4: unit time wants 'work' seconds, and no reps, out, hold, back or pause", "see 'Dose' in docs/movement-format.md"),
    ]),
    'repetitions of time': ('movements/march.yaml', 'ladder: [{sets: 1}', 'ladder: [{sets: 1, reps: 3}', [
        (9, 'error', "dose: rung 1: unit time wants 'work' seconds, and no reps, out, hold, back or pause", "see 'Dose' in docs/movement-format.md"),
        (9, 'warning', 'dose: rung 2 takes 65 s, less than the 90 s of the one before', 'order the rungs from the gentlest on'),
    ]),
    'work in a hold': ('movements/chest-at-wall.yaml', 'ladder: [{hold: 15}', 'ladder: [{hold: 15, work: 5}', [
        (10, 'error', "dose: rung 1: 'work' goes with unit time, but the unit is hold", "see 'Dose' in docs/movement-format.md"),
    ]),
    'hold without seconds': ('movements/ball-on-wall.yaml', 'ladder: [{hold: 30}', 'ladder: [{sets: 1}', [
        (9, 'error', "dose: rung 1: unit hold wants 'hold' seconds, got none", "see 'Dose' in docs/movement-format.md"),
    ]),
    'reps without a count': ('movements/round-and-open.yaml', 'ladder: [{reps: 5}', 'ladder: [{sets: 1}', [
        (10, 'error', "dose: rung 1: unit reps wants 'reps', got none", "see 'Dose' in docs/movement-format.md"),
    ]),
    'reps that take no time': ('movements/round-and-open.yaml', 'tempo: {out: 3, hold: 1, back: 3, rest: 10}', 'tempo: {rest: 10}', [
        (10, 'error', 'dose: default, rung 1, rung 2, rung 3, rung 4, rung 5, rung 6: a repetition takes no time; out and back are missing', "see 'Dose' in docs/movement-format.md"),
    ]),
    'a static hold too short': ('movements/chest-at-wall.yaml', 'ladder: [{hold: 15}', 'ladder: [{hold: 9}', [
        (10, 'error', 'dose: rung 1: expected 10-60 s for a static hold, got 9', "change it, or say under 'beyond' which source gives it"),
    ]),
    'a static hold too long': ('movements/chest-at-wall.yaml', '{hold: 45, sets: 2}]', '{hold: 61, sets: 2}]', [
        (10, 'error', 'dose: rung 6: expected 10-60 s for a static hold, got 61', "change it, or say under 'beyond' which source gives it"),
    ]),
    'too many repetitions': ('movements/round-and-open.yaml', '{reps: 12, sets: 3}', '{reps: 13, sets: 3}', [
        (10, 'error', 'dose: rung 6: expected 5-12 repetitions of a dynamic movement, got 13', "change it, or say under 'beyond' which source gives it"),
    ]),
    'too long a press': ('movements/ball-on-wall.yaml', '{hold: 60, sets: 2}', '{hold: 121, sets: 1}', [
        (9, 'error', 'dose: rung 5: expected 30-120 s of release on a spot, got 121', "change it, or say under 'beyond' which source gives it"),
    ]),
    'too few repetitions with a band': ('movements/band-row.yaml', 'ladder: [{reps: 8}', 'ladder: [{reps: 7}', [
        (10, 'error', 'dose: rung 1: expected 8-12 repetitions of strengthening, got 7', "change it, or say under 'beyond' which source gives it"),
    ]),
    'too long a squeeze': ('movements/blade-squeeze.yaml', 'hold: 4', 'hold: 6', [
        (9, 'error', 'dose: default, rung 1, rung 2, rung 3, rung 4: expected 3-5 s for a squeeze, got 6', "change it, or say under 'beyond' which source gives it"),
    ]),
    'too many squeezes': ('movements/blade-squeeze.yaml', '{reps: 8, sets: 2}]', '{reps: 13, sets: 2}]', [
        (9, 'error', 'dose: rung 4: expected 1-12 squeezes, got 13', "change it, or say under 'beyond' which source gives it"),
    ]),
    'a long trial dose': ('movements/band-row.yaml', 'default: {reps: 10}', 'trial: {reps: 12, sets: 3}, default: {reps: 10}', [
        (10, 'error', 'dose: trial: expected at most 120 s in all, got 270', 'fewer repetitions, or one set'),
    ]),
    'a trial dose without a pattern': ('movements/blade-squeeze.yaml', 'default: {reps: 8}', 'trial: {reps: 8}, default: {reps: 8}', [
        (9, 'error', "a trial dose goes with a 'pattern', and none is named", 'leave it out'),
    ]),
    'too many targets': ('movements/march.yaml', '{gluteus-maximus: 0.3}', '{gluteus-maximus: 0.3, trapezius-upper: 0.1, rhomboid-major: 0.1, erector-spinae: 0.1, latissimus-dorsi: 0.1, pectoralis-major: 0.1, pectoralis-minor: 0.1}', [
        (8, 'error', 'targets: expected at most 6, got 7', 'keep those that matter most'),
        (8, 'error', "targets: unknown muscle 'pectoralis-minor'", "did you mean 'pectoralis-major'?"),
    ]),
    'a target in none of the regions': ('movements/folded-rest.yaml', '[mid-back, side-of-ribs]', '[chest]', [
        (8, 'warning', 'targets.erector-spinae weighs 0.7, but none of the regions listed holds it', 'it lies in between-shoulder-blades, mid-back'),
        (8, 'warning', 'targets.latissimus-dorsi weighs 1, but none of the regions listed holds it', 'it lies in mid-back, side-of-ribs'),
    ]),
    'a long cue': ('movements/march.yaml', 'out: Begin.', 'out: One two three four five six seven eight nine.', [
        (11, 'warning', 'cues.out: expected at most 8 words, got 9', 'a cue fits in one breath'),
    ]),
    'an unknown placeholder': ('movements/chest-at-wall.yaml', '{side}', '{sides}', [
        (12, 'error', "cues.out: unknown placeholder '{sides}'", 'only {side} is filled in'),
    ]),
    'an open brace in a cue': ('movements/chest-at-wall.yaml', 'To the {side}.', 'To the {side.', [
        (12, 'error', "cues.out: unknown placeholder '{'", 'only {side} is filled in'),
    ]),
    'a side where there is none': ('movements/march.yaml', 'out: Begin.', 'out: "Begin {side}."', [
        (11, 'error', 'a cue names the {side}, but sides is none', 'write it without a side'),
    ]),
    'no cue to switch': ('movements/chest-at-wall.yaml', ', switch: Other side.', '', [
        (12, 'error', "sides is switch, but the cues have no 'switch'", "say 'Other side.'"),
    ]),
    'a variation that switches without a cue': ('movements/all-fours-wave.yaml', '    sides: alternate', '    sides: switch', [
        (29, 'error', "variation one-arm: sides is switch, but the cues have no 'switch'", "say 'Other side.'"),
    ]),
    'nothing to feel': ('movements/march.yaml', 'feel: [Where it is meant to be.]\n', '', [
        (1, 'warning', 'feel says nothing', ''),
    ]),
    'a band without a pattern': ('movements/band-row.yaml', 'pattern: row', '', [
        (5, 'error', "strengthening with a resistance-band wants a 'pattern'", "name what needs 48 hours between sets, such as 'row'"),
    ]),
    'a stretch that does not say what it asks': ('demands.yaml', 'name: a hand on the head', 'name: a hand on the head, stretching: [pectoralis-major]', [
        ('movements/chest-at-wall.yaml', 8, 'error', "a stretch of pectoralis-major asks for 'hand-on-head', which the demands do not say", 'add hand-on-head to the demands, or weigh it under 0.5'),
    ]),
    'a derived demand': ('movements/head-tilt.yaml', 'demands: [neck-end-range]', 'demands: [neck-end-range, static-hold]', [
        (9, 'warning', "demands: 'static-hold' follows from position, technique or props", 'leave it out'),
    ]),
    'a variation milder than its movement': ('movements/head-tilt.yaml', 'position: standing, props: []}', 'position: standing, props: [], technique: dynamic}', [
        (18, 'error', 'variation standing: dose: default, rung 1, rung 2, rung 3, rung 4, rung 5, rung 6: expected 5-12 repetitions of a dynamic movement, got 1', "change it, or say under 'beyond' which source gives it"),
        (18, 'error', "variation standing: it does not ask for 'static-hold', which its movement does", 'make the mildest form the movement, or this a movement of its own'),
    ]),
    'a variation twice': ('movements/head-tilt.yaml', 'id: hand', 'id: standing', [
        (19, 'error', "variation 'standing' is defined twice", 'rename one'),
    ]),
    'a caution that a rule has': ('movements/head-tilt.yaml', 'sides: switch', 'sides: switch\ncautions: [{condition: dizzy, effect: CAUTION, note: Slowly., source: house}]', [
        (7, 'warning', "cautions: rule 'dizzy-neck' already has CAUTION or stricter for 'dizzy'", 'leave it out'),
    ]),
    'two cautions for one condition': ('movements/march.yaml', 'sides: none', 'sides: none\ncautions:\n- {condition: dizzy, effect: CAUTION, note: Slowly., source: house}\n- {condition: dizzy, effect: CAUTION, note: Softly., source: house}', [
        (8, 'error', "cautions: two for 'dizzy'", 'write one'),
        (9, 'error', "cautions: two for 'dizzy'", 'write one'),
    ]),
    'a caution that leads to itself': ('movements/march.yaml', 'sides: none', 'sides: none\ncautions: [{condition: dizzy, effect: MODIFY, note: Slowly., source: house, instead: [march]}]', [
        (7, 'error', "cautions: 'march' is offered instead, but is under the same caution", 'name another form'),
    ]),
    'a rule that leads into itself': ('conditions.yaml', 'instead: [blade-squeeze]', 'instead: [all-fours-wave/one-arm]', [
        (34, 'error', "rule 'thin-bones-rounding' offers 'all-fours-wave/one-arm' instead, which is under the same rule", "name a form that does not ask for 'spine-flexion'"),
    ]),
    'a rule that leads nowhere': ('conditions.yaml', 'instead: [blade-squeeze]', 'instead: [all-fours-wave/one-leg]', [
        (34, 'error', "rules[1].instead[1]: unknown movement or variation 'all-fours-wave/one-leg'", "did you mean 'all-fours-wave/one-arm'?"),
    ]),
    'a rule twice': ('conditions.yaml', 'id: dizzy-hand', 'id: dizzy-neck', [
        (42, 'error', "rule 'dizzy-neck' is defined twice", "also in 'dizzy'"),
    ]),
    'a hiding rule with a longest hold': ('conditions.yaml', 'effect: MODIFY, note: Hold', 'effect: EXCLUDE, note: Hold', [
        (20, 'error', "rule 'hypermobility-short' hides the movement; a longest hold means nothing then", 'use MODIFY or CAUTION'),
    ]),
    'a rule for an unknown demand': ('conditions.yaml', 'demand: hand-on-head', 'demand: hand-on-hat', [
        (42, 'error', "rules[2].demand: unknown demand 'hand-on-hat'", "did you mean 'hand-on-head'?"),
    ]),
    'a circle of easier movements': ('movements/round-and-open.yaml', 'harder: all-fours-wave', 'easier: all-fours-wave', [
        ('movements/all-fours-wave.yaml', 17, 'error', "easier leads back to 'all-fours-wave': all-fours-wave > round-and-open > all-fours-wave", 'a ladder of movements has an end'),
    ]),
    'a movement easier than itself': ('movements/all-fours-wave.yaml', 'easier: round-and-open', 'easier: all-fours-wave', [
        (17, 'error', "easier leads back to 'all-fours-wave': all-fours-wave > all-fours-wave", 'a ladder of movements has an end'),
    ]),
    'a family of one': ('movements/chest-at-wall.yaml', 'sides: switch', 'sides: switch\nfamily: head-tlt', [
        (7, 'warning', "family 'head-tlt' has no other member", "did you mean 'head-tilt'?"),
    ]),
    'a named movement without a source': ('movements/march.yaml', 'sides: none', 'sides: none\nnamed_only: true', [
        (16, 'error', 'an article only names it, but no other source is given for its steps and dose', "add where they come from, such as 'project-reference'"),
    ]),
    'a technique without a movement': ('movements/calm-breath.yaml', None, None, [
        ('movements', 0, 'error', "no movement has the technique 'breathing'", 'add one'),
    ]),
    'a way without a way back': ('positions.yaml', 'steps: {standing: 4}}', 'steps: {}}', [
        (1, 'error', 'steps.seated takes 4 s, but the way back is not there', "write standing: 4 under 'seated'"),
    ]),
    'a way that is longer back': ('positions.yaml', 'steps: {standing: 4}}', 'steps: {standing: 5}}', [
        (1, 'error', 'steps.seated takes 4 s, but the way back takes 5 s', "write standing: 4 under 'seated'"),
        (2, 'error', 'steps.standing takes 5 s, but the way back takes 4 s', "write seated: 5 under 'standing'"),
    ]),
    'a position out of reach': ('positions.yaml', '- {id: standing,', '- {id: prone, name: Prone, say: Lie down., height: 9, floor: true, steps: {}}\n- {id: standing,', [
        (1, 'error', "position 'prone' cannot be reached from 'kneeling'", 'name a neighbour'),
    ]),
    'an UBERON id with few digits': ('muscles.yaml', '"0002380"', '2380', [
        (1, 'error', "uberon: expected seven digits, got '2380'", "such as '0002380'"),
    ]),
    'a release that is a stretch': ('muscles.yaml', 'release: [ball-on-shoulder]', 'release: [head-tilt]', [
        (1, 'error', "release: 'head-tilt' is a static movement", 'list it under stretch, or leave it out'),
    ]),
    'a region without a main muscle': ('regions.yaml', '{pectoralis-major: 1}', '{pectoralis-major: 0.9}', [
        (5, 'error', 'muscles: none weighs 1', "the region's main muscles do"),
    ]),
    'a stand-in for nothing': ('props.yaml', ', stands_in_for: [massage-ball]', '', [
        (7, 'error', "a stand-in wants 'stands_in_for'", 'name what it takes the place of'),
    ]),
    'a stand-in for itself': ('props.yaml', 'stands_in_for: [massage-ball]', 'stands_in_for: [tennis-ball]', [
        (7, 'error', "'tennis-ball' stands in for itself", 'name another prop'),
    ]),
    'a question that reports nothing': ('readiness.yaml', ', conditions: [blood-thinner]', '', [
        (2, 'error', "action C wants 'conditions'", 'name what a yes reports'),
    ]),
    'a row twice': ('props.yaml', '- {id: wall,', '- {id: chair, name: Stool, kind: furniture}\n- {id: wall,', [
        (2, 'error', "prop 'chair' is defined twice", 'the first is at props.yaml:1'),
    ]),
    'a word to avoid': ('teachings.yaml', 'Breathe through every hold.', 'This relieves the pain and cures a stiff neck.', [
        (1, 'error', "'cures' is a word this project avoids", "say 'may ease'"),
        (1, 'error', "'relieves the pain' is a word this project avoids", "say 'may ease'"),
    ]),
    'an unknown source of a teaching': ('teachings.yaml', 'sources: [leaflet]', 'sources: [leaflets]', [
        (1, 'error', "sources[1]: unknown source 'leaflets'", "did you mean 'leaflet'?"),
    ]),
    'a table that is a mapping': ('sources.yaml', None, 'leaflet: {title: A}', [
        (1, 'error', 'the file: expected a list of sources, got a mapping', "begin each one with '- id: ...'"),
    ]),
    'a row that is a word': ('sources.yaml', '- {id: house', '- house\n- {id: house', [
        (2, 'error', "a row of sources: expected a mapping, got 'house'", ''),
    ]),
    'an empty file': ('movements/march.yaml', None, '', [
        (0, 'error', 'the file is empty', ''),
    ]),
    'a file of comments': ('movements/march.yaml', None, '# later\n', [
        (0, 'error', 'the file is empty', ''),
    ]),
    'a movement file that is a list': ('movements/march.yaml', None, '- march\n', [
        (1, 'error', 'the file: expected the fields of one movement, got a list', 'see docs/movement-format.md'),
    ]),
    'a key twice': ('movements/march.yaml', 'sides: none', 'sides: none\nsides: switch', [
        (7, 'error', "'sides' is written twice", 'it is on line 6 already; keep one'),
    ]),
    'a tab': ('movements/march.yaml', 'sides: none', 'sides:\n\tnone', [
        (7, 'error', 'this is not YAML: found character that cannot start any token', 'indent with spaces, not tabs'),
    ]),
    'a colon in a text': ('movements/march.yaml', 'breath: Slow and even.', 'breath: In: four. Out: six.', [
        (12, 'error', 'this is not YAML: mapping values are not allowed in this context', "put a text that has ': ' in it between quotes"),
    ]),
    'an open bracket': ('movements/march.yaml', 'feel: [Where it is meant to be.]', 'feel: [Where it is meant to be.', [
        (14, 'error', "this is not YAML: did not find expected ',' or ']'", ''),
    ]),
    'a second document': ('movements/march.yaml', 'sides: none', 'sides: none\n---\nsides: none', [
        (8, 'error', 'a second document begins', 'one file holds one document'),
    ]),
    'an alias': ('movements/march.yaml', 'props: []', 'props: *none', [
        (5, 'error', 'an alias is used: *none', 'write the value out'),
        (5, 'error', 'props: expected a list, got nothing', "write [ ] round it, or one '- ' line for each"),
    ]),
    'a tag': ('movements/march.yaml', 'sides: none', 'sides: !!python/name:os.system none', [
        (6, 'error', "a tag is used: 'tag:yaml.org,2002:python/name:os.system'", 'leave it out'),
    ]),
    'a mapping as a key': ('movements/march.yaml', 'sides: none', 'sides: none\n? [a, b]\n: c', [
        (7, 'error', 'a key must be a single word, got a list or mapping', ''),
    ]),
    'deep nesting': ('movements/march.yaml', None, "id: " + "[" * 100_000, [
        (1, 'error', 'nested deeper than 24 levels', ''),
    ]),
    'a file that is not UTF-8': ('movements/march.yaml', None, b'id: march\nname: M\xe4rz\n', [
        (2, 'error', 'the text is not UTF-8', 'save the file as UTF-8'),
    ]),
    'a null byte': ('movements/march.yaml', None, b'id: march\nname: a\x00b\n', [
        (2, 'error', 'this is not YAML: control characters are not allowed', 'remove the character'),
    ]),
}
# fmt: on


def problems_of(folder: Path, file: str, text: str | bytes | None) -> list[Problem]:
    """Return the problems of the small library with one file replaced, its paths as seen from its folder."""
    loaded = load_from(write(folder, {file: text}), cache=False)
    assert (loaded.library is None) == any(problem.level == "error" for problem in loaded.problems)
    return [
        Problem(
            str(Path(problem.file).relative_to(folder)),
            problem.line,
            problem.level,
            problem.message,
            problem.hint.replace(f"{folder}/", ""),
        )
        for problem in loaded.problems
    ]


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_told_with_its_line_and_its_repair(name: str, tmp_path: Path) -> None:
    file, old, new, expected = CASES[name]
    text: str | bytes | None = new
    if old is not None:
        assert isinstance(new, str)
        assert old in FILES[file]
        text = FILES[file].replace(old, new, 1)
    wanted = [row if isinstance(row[0], str) else (file, *row) for row in expected]
    assert [
        (problem.file, problem.line, problem.level, problem.message, problem.hint)
        for problem in problems_of(tmp_path, file, text)
    ] == wanted


def test_all_problems_of_all_files_come_at_once_and_sorted(tmp_path: Path) -> None:
    changed = {
        "props.yaml": FILES["props.yaml"].replace("kind: kit", "kind: kid", 1),
        "movements/march.yaml": FILES["movements/march.yaml"]
        .replace("sides: none", "sides: non")
        .replace("work: 30", "work: -1"),
        "movements/band-row.yaml": FILES["movements/band-row.yaml"].replace("pattern: row", ""),
    }
    loaded = load_from(write(tmp_path, changed), cache=False)
    assert list(loaded.problems) == sorted(loaded.problems)
    assert [(Path(problem.file).name, problem.line) for problem in loaded.problems] == [
        ("band-row.yaml", 5),
        ("march.yaml", 6),
        ("march.yaml", 9),
        ("props.yaml", 4),
    ]


def test_a_dose_beyond_the_house_rules_is_fine_with_its_reason(tmp_path: Path) -> None:
    text = FILES["movements/round-and-open.yaml"].replace(
        "{reps: 12, sets: 3}]", "{reps: 20, sets: 3}], beyond: The leaflet gives it"
    )
    assert problems_of(tmp_path, "movements/round-and-open.yaml", text) == []


def test_a_missing_table_is_one_problem_and_not_a_hundred(tmp_path: Path) -> None:
    assert problems_of(tmp_path, "muscles.yaml", None) == [Problem("muscles.yaml", 0, "error", "the file is missing")]


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "movements" / "nap.yaml").mkdir(parents=True)
    assert problems_of(tmp_path, "muscles.yaml", FILES["muscles.yaml"]) == [
        Problem("movements/nap.yaml", 0, "error", "this is not a plain file")
    ]


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    assert problems_of(tmp_path, "movements/march.yaml", "# " + "x" * 1_000_000) == [
        Problem("movements/march.yaml", 0, "error", "the file is larger than 1000000 bytes", "one movement to a file")
    ]


def test_a_file_with_another_ending_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    assert problems_of(tmp_path, "movements/nap.yml", "id: nap") == [
        Problem("movements/nap.yml", 0, "error", "this file is not read", "name it with the ending .yaml")
    ]


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    text = b"\xef\xbb\xbf" + FILES["movements/march.yaml"].encode()
    assert problems_of(tmp_path, "movements/march.yaml", text) == []
