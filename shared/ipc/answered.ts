/** Asked by the preload script before anything else: replied to when main answers the channels of the contract. */
export const ANSWERED = 'answered'
