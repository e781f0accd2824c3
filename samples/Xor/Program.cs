using AdamKernels;

float[] inputs = [0, 0,  0, 1,  1, 0,  1, 1], targets = [0, 1, 1, 0], logits = new float[4];
var network = new Xor(seed: 1);
var trainer = new Trainer<Xor>(network);
for (int i = 0; i < 500; i++)
{
    trainer.Step(inputs, targets);
}

network.Predict(inputs, logits);
Console.WriteLine(string.Join(" ", logits.Select(z => z > 0 ? 1 : 0))); // prints 0 1 1 0

[Network(2, MaxBatchSize = 4)]
[Dense(8, Activation.Tanh)]
[Dense(1)]
[BinaryCrossEntropy]
[Adam(LearningRate = 0.05)]
public sealed partial class Xor;
