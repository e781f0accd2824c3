namespace AdamKernels;

/// <summary>Prepares predictions.</summary>
public static class NetworkWarmUp
{
    /// <summary>Lets the runtime compile all that a prediction needs, so that the first one is as fast as the next ones.</summary>
    /// <remarks>
    /// It predicts zeros, also as classes and probabilities if the network has them, and changes nothing: any thread may call it at any
    /// time, as <see cref="INetwork.Predict"/>. It takes about a second, most of it waiting for the compiler. A network whose
    /// activations are too large for the stack has scratch memory for each thread that predicts, allocated at the thread's first
    /// prediction. For steps, call <see cref="Trainer{TNetwork}.WarmUp"/>.
    /// </remarks>
    /// <param name="network">The network.</param>
    /// <typeparam name="TNetwork">A class with <see cref="NetworkAttribute"/>.</typeparam>
    /// <exception cref="InvalidOperationException">
    /// A declared standardization was neither set nor learned, and the class has required members, so that no other network can be created
    /// to predict with.
    /// </exception>
    public static void WarmUp<TNetwork>(this TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        TNetwork ready = GetReady(network);
        Runtime.NetworkDescription description = TNetwork.Description;
        int maxRows = Math.Max(description.MaxBatchSize, 32);
        var inputs = new float[maxRows * description.InputCount];
        var outputs = new float[maxRows * description.OutputCount];
        var labels = new int[maxRows];
        CompiledCode.Prepare(maxRows, Predict);

        void Predict(int rows)
        {
            ReadOnlySpan<float> samples = inputs.AsSpan(0, rows * description.InputCount);
            ready.Predict(samples, outputs.AsSpan(0, rows * description.OutputCount));
            if (ready is IProbabilisticNetwork probabilistic)
            {
                probabilistic.PredictProbabilities(samples, outputs.AsSpan(0, rows * description.OutputCount));
            }

            if (ready is IClassifier classifier)
            {
                classifier.PredictClasses(samples, labels.AsSpan(0, rows));
                classifier.PredictClass(samples[..description.InputCount]);
            }
        }
    }

    /// <summary>The network; or another one that can predict, if this one's standardizations are missing.</summary>
    private static TNetwork GetReady<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        Runtime.NetworkDescription description = TNetwork.Description;
        bool lacksInputs = description.StandardizesInputs && network.InputStandardization is null;
        bool lacksTargets = description.StandardizesTargets && network.TargetStandardization is null;
        if (!lacksInputs && !lacksTargets)
        {
            return network;
        }

        TNetwork other = TNetwork.Create();
        if (description.StandardizesInputs)
        {
            other.InputStandardization = Standardization.Identity(description.InputCount);
        }

        if (description.StandardizesTargets)
        {
            other.TargetStandardization = Standardization.Identity(description.OutputCount);
        }

        return other;
    }
}
