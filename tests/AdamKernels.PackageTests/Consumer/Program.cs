using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AdamKernels;

float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
float[] targets = [0, 1, 1, 0];
var trainer = new Trainer<Xor>(new Xor(seed: 1));
for (int i = 0; i < 250; i++)
{
    trainer.Step(inputs, targets);
}

// The second half goes on from a file.
string path = Path.GetTempFileName();
trainer.SaveCheckpoint(path);
Xor network = NetworkFile.Load<Xor>(path);
trainer = new Trainer<Xor>(network);
trainer.LoadCheckpoint(path);
File.Delete(path);
for (int i = 0; i < 250; i++)
{
    trainer.Step(inputs, targets);
}

float[] logits = new float[4];
network.Predict(inputs, logits);
float[] parameters = new float[Xor.ParameterCount];
network.GetParameters(parameters);

Console.WriteLine($"path {VectorPaths.Selected}");
Console.WriteLine($"answers {string.Join(' ', logits.Select(logit => logit > 0 ? 1 : 0))}");
Console.WriteLine($"hash {Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<float>([.. parameters, .. logits])))}");

[Network(2, MaxBatchSize = 4)]
[Dense(37, Activation.Tanh)]
[Dense(24, Activation.Sigmoid)]
[Dense(20, Activation.Relu)]
[Dense(1)]
[BinaryCrossEntropy]
[Adam(LearningRate = 0.02)]
internal sealed partial class Xor;
