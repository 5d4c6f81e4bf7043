/*
 * Those of tokens, elements and parts, before those of the features that use them: what a feature says about a part of its
 * own holds, whichever of them is read first.
 */
import '../styles/tokens.css'
import '../styles/base.css'
import '../components/bit-diagram.css'
import '../components/code-editor.css'
import '../components/controls.css'
import '../components/dialog.css'
import '../components/fault-note.css'
import '../components/filter-problem-list.css'
import '../components/notice-strip.css'
import '../components/options.css'
import '../components/rejected-files.css'
import '../components/told-error.css'
import '../components/variable-preview.css'
import '../components/virtual-grid.css'
