package org.talktodata.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.talktodata.parser.Tensors;

/**
 * Runs stage one: pretrained base and pairs to an aligned encoder. Arguments: dictionary.tsv
 * corpus-pairs.tsv output-folder steps.
 */
public final class Align {
  private Align() {}

  public static void main(String[] args) throws IOException {
    Path output = Path.of(args[2]);
    PretrainedBase base = PretrainedBase.load();
    System.out.println("vocabulary " + base.vocabulary().size());
    List<Alignment.Pair> own = new ArrayList<>(Alignment.read(Path.of(args[1])));
    Map<String, Tensors.Tensor> tensors =
        Alignment.train(
            base, own, Alignment.read(Path.of(args[0])), 128, Integer.parseInt(args[3]), 2, 1);
    Files.createDirectories(output);
    Files.write(output.resolve("vocabulary.txt"), base.vocabulary());
    new Tensors(tensors)
        .write(
            output.resolve("aligned.safetensors"), Map.of(), (name, tensor) -> Tensors.Storage.F32);
  }
}
