// Message n of every contact asks for the price of dish n: so the words of a reply say which messages it answers, whatever the product
// believes it answered. Names are far apart, so that no spelling tolerance can take one for another.
export const DISHES =
  `Falafel Hummus Tabbouleh Fattoush Shawarma Kabsa Mandi Mansaf Maqluba Mujaddara Kunafa Baklava Basbousa Muhallabia Harees Jareesh
  Mutabbaq Sambousek Kibbeh Shakshuka Koshari Molokhia Musakhan Freekeh Labneh Halloumi Manakish Lasagna Risotto Carbonara Gnocchi Tiramisu
  Cannoli Bruschetta Focaccia Minestrone Ramen Sushi Teriyaki Tempura Udon Gyoza Bibimbap Kimchi Burrito Quesadilla Nachos Guacamole Paella
  Gazpacho Croissant Ratatouille Quiche Brioche Pancake Waffle Cheesecake Brownie Pretzel Goulash Pierogi Borscht Schnitzel Moussaka Souvlaki
  Tzatziki Ceviche Empanada Feijoada Jambalaya Gumbo Cornbread Meatloaf Chowder Haggis Shortbread Crumpet Scone Trifle Pavlova`
    .split(/\s+/)
    .filter(Boolean);

export const MENU = `name,section,price\n${DISHES.map((dish, index) => `${dish},Menu,${10 + index}`).join('\n')}\n`;
export const QUESTIONS = DISHES.map((dish) => `How much is the ${dish}?`);

/** Which messages of its contact a reply answers: the places of the dishes it names. Null when it names none. */
export function answeredBy(reply: string): number[] | null {
  const found = DISHES.flatMap((dish, index) => (new RegExp(`\\b${dish}\\b`, 'i').test(reply) ? [index + 1] : []));
  return found.length > 0 ? found : null;
}
