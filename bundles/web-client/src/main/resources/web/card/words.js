// 256 short words that are easily told apart, so that one byte picks one.
export const words = (
  'acorn actor album alley amber angel ankle apple april apron arena arrow atlas attic badge bagel baker banjo barn basil ' +
  'basin beach beard berry bison blade blaze bloom board boots bowl brass bread brick bride brook broom brush bugle bunny ' +
  'cabin cable cactus camel candle canoe cargo carpet castle cedar cello chalk cherry chess chief cider cinema circus cliff cloud ' +
  'clover coast cobra cocoa comet copper coral cotton crane cradle crayon cream cricket crown crystal daisy dancer desert diary dinner ' +
  'dolphin donkey dragon drum eagle earth echo elbow elm engine falcon farmer feather ferry fiddle field finger flame flute forest ' +
  'fossil fox garden garlic gate ghost giant ginger glacier glove goat gold grape gravel guitar hammer harbor harvest hawk hazel ' +
  'helmet heron hill honey hood horse hotel ice igloo ink iris island ivory jacket jaguar jewel jungle kayak kettle king ' +
  'kite ladder lake lamp lantern laurel lawn lemon leopard letter lily lion lizard lobster locket lotus magnet mango maple marble ' +
  'market mask meadow melon mint mirror monkey moon moss mountain museum music napkin needle nest noodle oak oasis ocean olive ' +
  'onion orange orchid otter owl oyster paddle palace panda paper parrot pasta peach pearl pebble pencil penguin pepper piano picnic ' +
  'pigeon pilot pine pirate planet plum pocket poem pony poppy potato puppet quartz queen quilt rabbit radio raft rain raven ' +
  'ribbon river robin rocket rose ruby saddle sail salmon sand satin saturn scarf seal shell shovel silver sister sky sparrow ' +
  'spider spoon spring star stone sugar sunset swan table tiger tulip turtle velvet violin walnut winter'
).split(' ');
