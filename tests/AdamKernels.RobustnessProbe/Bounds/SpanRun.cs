using AdamKernels.Runtime;

namespace AdamKernels.RobustnessProbe.Bounds;

/// <summary>Every public call of a network and of its trainer that takes spans, with each span at a protected page.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
internal sealed class SpanRun<TNetwork> : INetworkRun
    where TNetwork : class, INetwork<TNetwork>
{
    /// <summary>Predictions of more rows than any tile of them has.</summary>
    private const int MaxRows = 257;

    private readonly NetworkDescription _description = TNetwork.Description;
    private readonly TNetwork _network = Samples.CreateNetwork<TNetwork>();
    private readonly Trainer<TNetwork> _trainer;
    private readonly GuardedArray<float> _inputs = new(MaxRows * TNetwork.Description.InputCount);
    private readonly GuardedArray<float> _outputs = new(MaxRows * TNetwork.Description.OutputCount);
    private readonly GuardedArray<float> _targets = new(MaxRows * TNetwork.Description.OutputCount);
    private readonly GuardedArray<float> _weights = new(MaxRows);
    private readonly GuardedArray<int> _labels = new(MaxRows);
    private readonly GuardedArray<ClassProbability> _top = new(2 * MaxRows);

    public SpanRun() => _trainer = new Trainer<TNetwork>(_network);

    public void Run()
    {
        foreach (int rows in RowCounts())
        {
            Cases.Begin($"{typeof(TNetwork).Name}, {rows} rows");
            float[] inputs = Samples.Inputs(_description, rows), targets = Samples.Targets(_description, rows);
            foreach (Placement placement in Placement.AtEitherPage)
            {
                Span<float> input = _inputs.Take(inputs, placement).Span, target = _targets.Take(targets, placement).Span;
                Predict(input, rows, placement);
                Evaluate(input, target, rows, placement);
                if (rows <= _description.MaxBatchSize)
                {
                    Train(input, target, rows, placement);
                }
            }
        }

        foreach (Placement placement in Placement.AtEitherPage)
        {
            Cases.Begin($"{typeof(TNetwork).Name}, parameters and files, {placement}");
            CopyParameters(placement);
            CopyCheckpoint(placement);
        }
    }

    /// <summary>
    /// All numbers of rows; on the path of single floats, which computes multiply-adds in software, fewer of the large ones.
    /// </summary>
    private IEnumerable<int> RowCounts()
    {
        IEnumerable<int> all = Enumerable.Range(1, MaxRows);
        const int Small = 20;
        return VectorPaths.Selected == VectorPath.Scalar ? all.Take(Small).Concat(SlowTests.Thin(all.Skip(Small), stride: 29)) : all;
    }

    private void Predict(Span<float> inputs, int rows, Placement placement)
    {
        Span<float> outputs = _outputs.Take(rows * _description.OutputCount, placement).Span;
        _network.Predict(inputs, outputs);
        if (_network is IProbabilisticNetwork probabilistic)
        {
            probabilistic.PredictProbabilities(inputs, outputs);
        }

        if (_network is IClassifier classifier)
        {
            classifier.PredictClasses(inputs, _labels.Take(rows, placement).Span);
            classifier.PredictTop(inputs, 2, _top.Take(2 * rows, placement).Span);
            classifier.PredictClass(inputs[^_description.InputCount..]);
        }
    }

    private void Evaluate(Span<float> inputs, Span<float> targets, int rows, Placement placement)
    {
        _trainer.Evaluate(inputs, targets);
        _trainer.EvaluateRegression(inputs, targets);
        if (_description.AverageState >= 0)
        {
            _trainer.EvaluateAverage(inputs, targets);
        }

        if (_network is IClassifier)
        {
            Span<int> labels = Labels(rows, placement);
            _trainer.EvaluateClasses(inputs, labels, new ConfusionMatrix(_description.OutputCount));
        }
    }

    private void Train(Span<float> inputs, Span<float> targets, int rows, Placement placement)
    {
        Span<float> weights = _weights.Take(rows, placement).Span;
        weights.Fill(0.5f);
        _trainer.Step(inputs, targets);
        _trainer.Step(inputs, Targets.FromValues(targets).WithWeights(weights));
        if (_description.Loss.TakesLabels)
        {
            _trainer.Step(inputs, Labels(rows, placement));
        }

        Span<float> outputs = _outputs.Take(_trainer.ForwardPropagate(inputs), placement).Span;
        _trainer.CalculateLoss(outputs, targets);
        _trainer.UpdateParameters(_trainer.Backpropagate(outputs, targets));
        _trainer.ForwardPropagate(inputs);
        _trainer.Backpropagate(outputs);
        _trainer.BackpropagateAndUpdate(outputs);
        _trainer.Fit(inputs, targets, inputs, targets, new FitOptions { BatchSize = Math.Min(rows, 4) });
    }

    private Span<int> Labels(int rows, Placement placement)
    {
        Span<int> labels = _labels.Take(rows, placement).Span;
        labels.Fill(_description.OutputCount - 1);
        return labels;
    }

    private void CopyParameters(Placement placement)
    {
        Span<float> parameters = new GuardedArray<float>(_description.ParameterCount).Take(_description.ParameterCount, placement).Span;
        _network.GetParameters(parameters);
        _network.SetParameters(parameters);
        Gradients gradients = _trainer.Backpropagate(
            _trainer.ForwardPropagate(Samples.Inputs(_description, 1)), Samples.Targets(_description, 1));
        gradients.CopyTo(parameters);
        gradients.CopyFrom(parameters);
        for (int layer = 0; layer < gradients.LayerCount; layer++)
        {
            LayerDescription shape = _description.Layers[layer];
            int count = shape.Inputs * shape.Outputs;
            gradients.CopyWeightsTo(layer, new GuardedArray<float>(count).Take(count, placement).Span);
        }
    }

    private void CopyCheckpoint(Placement placement)
    {
        int length = _trainer.GetCheckpointLength();
        Span<byte> file = new GuardedArray<byte>(length).Take(length, placement).Span;
        _trainer.SaveCheckpoint(file);
        _trainer.LoadCheckpoint(file);
        _network.LoadFrom(file);
    }
}
