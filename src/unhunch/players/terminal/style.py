"""Where things stand: one page, the number in the middle, the keys at the foot. Roles for colours are in `look`."""

CSS = """
Screen { background: $background; color: $foreground; }
.page { padding: 1 3 0 3; }
.title { text-style: bold; height: auto; }
.keys { height: 1; color: $ink-2; }
.list { height: 1fr; margin: 1 0; scrollbar-size-vertical: 1; }
.list { scrollbar-color: $control; scrollbar-background: $background; }
.why { padding: 0 0 0 4; }
.movement { height: auto; }
.number { width: 4; height: 1; }

SessionBar { height: 1; }
#meta { height: 1; color: $ink-2; margin: 0 0 1 0; }
#place { width: 1fr; }
#left { width: 12; text-align: right; }
#middle { height: 1fr; }
#words { height: 1fr; width: 1fr; }
#name { height: auto; max-height: 2; }
#doing { height: 1; margin: 0 0 1 0; }
BigNumber { height: 1fr; min-height: 5; }
#caption { height: 2; text-style: bold; margin: 1 0 0 0; }
BreathBar { height: 1; }
#feel { height: auto; max-height: 2; color: $ink-2; margin: 1 0 0 0; display: none; }
#coming { height: 1; margin: 1 0; }
FigureWindow { width: 36; height: 18; display: none; }
.with-figure FigureWindow { display: block; }
Halo { width: 36; height: 1fr; max-height: 18; content-align: right top; }
.-narrow Halo, .-short Halo, .with-figure Halo { display: none; }
.-very-wide Halo { width: 52; max-height: 26; }
#starts { height: 1; margin: 0 0 1 0; text-style: bold; }

.-wide.-usual #caption { height: 3; }
.-tall #feel { display: block; }
.-tall .page { padding: 2 4 1 4; }
.-tall #caption { margin: 2 0 1 0; }
.-short .page { padding: 0 2; }
.-short #meta, .-short #doing { margin: 0; }
.-short #name { max-height: 1; }
.-short #caption { margin: 0; }
.-short #coming { margin: 0; }

ModalScreen { align: center middle; background: $background 60%; }
.sheet { width: 64; max-width: 96%; height: auto; max-height: 100%; padding: 1 2; }
.sheet { background: $surface; border: round $control; }
.sheet .title { margin: 0 0 1 0; }
.sheet .keys { margin: 1 0 0 0; }
.-short .sheet { padding: 0 1; }

.how { width: 78; max-height: 90%; }
.steps { height: auto; max-height: 12; scrollbar-size-vertical: 1; }
.steps { scrollbar-color: $control; scrollbar-background: $surface; }
.step { height: auto; margin: 0 1 0 0; }
.-short .steps { max-height: 10; }
.-tall .steps { max-height: 24; }

.lead { color: $ink-2; height: auto; }
.group { text-style: bold; color: $primary; margin: 1 0 0 0; }
.question { height: auto; }
.mark { width: 2; height: 1; visibility: hidden; color: $primary; }
.box { width: 4; height: 1; color: $primary; text-style: bold; }
.question:focus .mark { visibility: visible; }
.words { width: 1fr; height: auto; padding: 0 1 0 0; }
.ticked .words, .question:focus .words { text-style: bold; }
.line { height: auto; margin: 0 0 1 0; max-width: 72; }
.shape { height: 1; margin: 1 0; }
.result.stop { background: $stop; color: $on-state; }
.result.stop .shape, .result.stop .title, .result.stop .line, .result.stop .keys { color: $on-state; }
.result.stop .list { scrollbar-background: $stop; }

#question { height: 1; text-style: bold; }
#scale { height: 1; margin: 1 0 0 0; }
#ends { height: 1; margin: 0 0 1 0; }
.-short #scale, .-short #ends { margin: 0; }
"""
