using AdamKernels.Runtime;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>Compares the training of a network with the same in double.</summary>
internal static class TrainingCurve
{
    private const int Steps = 60;
    private const double Tolerance = 1e-4;

    /// <summary>Throws if a loss or the parameters of 60 steps leave those of the reference.</summary>
    public static void Compare<TNetwork>(TNetwork network, ReferenceOptimizer optimizer)
        where TNetwork : class, INetwork<TNetwork>
    {
        NetworkDescription description = TNetwork.Description;
        var trainer = new Trainer<TNetwork>(network);
        var reference = new ReferenceTrainer(description, ReferenceLoss.Of(typeof(TNetwork)), optimizer, trainer.CanonicalState().First());
        Batch[] batches =
            [.. Enumerable.Range(0, 3).Select(i => new Batch(description, description.MaxBatchSize - i, seed: (ulong)(10 * i)))];
        for (int step = 0; step < Steps; step++)
        {
            Batch batch = batches[step % batches.Length];
            float loss = trainer.Step(batch.Inputs, batch.Targets);
            double expected = reference.Step(batch.ReferenceInputs, batch.ReferenceTargets);
            Assert.True(Math.Abs(loss - expected) <= Tolerance * expected, $"step {step}: the loss is {loss} instead of {expected}");
        }

        double distance = Distance.RelativeL2(reference.Parameters, Batch.Doubles(trainer.CanonicalState().First()));
        Assert.True(distance <= Tolerance, $"parameters are {distance:E2} off");
    }
}
