/** "RFC 6455 5.2" as people write it: "RFC 6455 §5.2". */
export const sectionName = (section: string): string => section.replace(/ (?=[\d.]+$)/, ' §')
