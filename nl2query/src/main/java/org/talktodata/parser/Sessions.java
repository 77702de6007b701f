package org.talktodata.parser;

import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/** Opens sessions with the settings that were found to be fast. */
public final class Sessions {
  private Sessions() {}

  /** For answering: this many threads, full precision. */
  public static Session answering(Graph graph, int threads) {
    return new Session(graph, config(threads).build());
  }

  /** For training: this many threads, and 16-bit products where the processor has them. */
  public static Session training(Graph graph, int threads) {
    RewriterConfig rewriter =
        RewriterConfig.newBuilder()
            .setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON)
            .build();
    return new Session(
        graph,
        config(threads)
            .setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(rewriter))
            .build());
  }

  private static ConfigProto.Builder config(int threads) {
    GpuLibraries.load();
    return ConfigProto.newBuilder()
        .setAllowSoftPlacement(true)
        .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true))
        .setInterOpParallelismThreads(1)
        .setIntraOpParallelismThreads(threads);
  }
}
