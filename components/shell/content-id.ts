/** The part of the frame that holds the page: where the skip link leads, and where the focus goes with a page that was left. */
export const contentId = "content";
