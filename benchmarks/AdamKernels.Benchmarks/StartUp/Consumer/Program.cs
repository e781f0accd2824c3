#if WITHOUT_NETWORK
using Stream output = Console.OpenStandardOutput();
output.WriteByte(0);
#else
using AdamKernels;
using AdamKernels.Benchmarks.Networks;

// Published by the benchmark in several ways. A byte of output tells it that a call has returned.
using Stream output = Console.OpenStandardOutput();
const int Rows = 64, Inputs = Classifier784x128x10.InputCount, Outputs = Classifier784x128x10.OutputCount;
var network = new Classifier784x128x10(seed: 1);
var trainer = new Trainer<Classifier784x128x10>(network);
float[] inputs = new float[Rows * Inputs], targets = new float[Rows * Outputs];
Array.Fill(inputs, 0.5f);
for (int row = 0; row < Rows; row++)
{
    targets[(row * Outputs) + (row % Outputs)] = 1;
}

trainer.Step(inputs, targets);
output.WriteByte(0);

network.Predict(inputs.AsSpan(0, Inputs), targets.AsSpan(0, Outputs));
output.WriteByte(0);
#endif
