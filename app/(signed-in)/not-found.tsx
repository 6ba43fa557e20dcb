// Within the frame, which has the page's main part already.
import { NothingHere } from "#components/shell/nothing-here";

export default NothingHere;
