namespace AdamKernels.Generators.Tests.Harness;

/// <summary>Programs that use the network <c>Demo.Net</c>. They are C# 11, the oldest version that a network can be declared in.</summary>
internal static class Programs
{
    /// <summary>Every member of a network, and a trainer.</summary>
    public const string OfEveryMember = """
        namespace Demo
        {
            using AdamKernels;

            internal static class Program
            {
                private const int Length = Net.InputCount + Net.OutputCount + Net.MaxBatchSize + Net.ParameterCount / Net.InputCount;

                internal static float Run(float[] inputs, float[] targets)
                {
                    var network = new Net(seed: 1);
                    var trainer = new Trainer<Net>(network);
                    float loss = trainer.Step(inputs, targets);
                    trainer.Fit(inputs, targets, new FitOptions { Epochs = 2 });
                    Evaluation evaluation = trainer.Evaluate(inputs, targets);
                    float[] outputs = new float[Net.OutputCount];
                    network.Predict(inputs, outputs);
                    float[] parameters = new float[Net.ParameterCount];
                    network.GetParameters(parameters);
                    new Net().SetParameters(parameters);
                    INetwork any = network;
                    return loss + Length + any.OutputCount + (float)evaluation.Loss;
                }
            }
        }
        """;
}
