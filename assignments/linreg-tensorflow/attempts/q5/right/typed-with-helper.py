# kind: type hints, a helper builds the graph, a recursive walk over the feeds
from typing import Any

def build() -> "tuple[tf.Graph, Any, Any]":
    graph = tf.Graph()
    with graph.as_default():
        c = tf.constant([2., 2., 2.])
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        y = tf.square(c * x)
    return graph, x, y

def small_example(feeds: list) -> list:
    graph, x, y = build()
    def walk(sess, rest):
        if len(rest) == 0:
            return []
        return [sess.run(y, feed_dict={x: rest[0]})] + walk(sess, rest[1:])
    with tf.compat.v1.Session(graph=graph) as sess:
        return walk(sess, feeds)
