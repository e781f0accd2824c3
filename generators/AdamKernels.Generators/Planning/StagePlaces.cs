using AdamKernels.Generators.Planning.Program;
using AdamKernels.Generators.Planning.Stages;

namespace AdamKernels.Generators.Planning;

/// <summary>
/// Gives the values between the stages of a layer, and the gradients with respect to them, their places in the workspace. A stage works in
/// place unless the backward pass still needs what it would overwrite. A place is named after what it holds in the end.
/// </summary>
internal sealed class StagePlaces
{
    private readonly LayerLayout _layer;
    private readonly IReadOnlyList<Stage> _stages;
    private readonly Workspace _workspace;

    private StagePlaces(LayerLayout layer, IReadOnlyList<Stage> stages, Workspace workspace)
    {
        _layer = layer;
        _stages = stages;
        _workspace = workspace;
    }

    private int Last => _stages.Count - 1;

    /// <summary>Takes the places from the workspace and tells the stages.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="stages">Its stages. The first one cannot work in place.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="input">What the layer reads.</param>
    /// <param name="inputGradient">The gradient with respect to it; null if nobody needs it.</param>
    public static void Assign(
        LayerLayout layer, IReadOnlyList<Stage> stages, Workspace workspace, NamedBuffer input, NamedBuffer? inputGradient)
    {
        var places = new StagePlaces(layer, stages, workspace);
        NamedBuffer[] results = places.TakeResults();
        NamedBuffer[] gradients = places.TakeGradients();
        for (int i = 0; i < stages.Count; i++)
        {
            stages[i].At = i == 0
                ? new StageBuffers(input, results[0], gradients[0], inputGradient)
                : new StageBuffers(results[i - 1], results[i], gradients[i], gradients[i - 1]);
        }
    }

    /// <summary>Takes the places for the results of each stage, from the last one back: earlier results join the later ones.</summary>
    private NamedBuffer[] TakeResults()
    {
        var places = new NamedBuffer[_stages.Count];
        for (int i = Last; i >= 0; i--)
        {
            bool isReplaced = i < Last && !(_stages[i + 1].ChangesValue && IsResultKept(i));
            places[i] = isReplaced ? places[i + 1] : Take(i == Last ? "Outputs" : _stages[i + 1].NameOfInput ?? _stages[i].NameOfResults);
        }

        return places;
    }

    /// <summary>
    /// Takes the places for the gradients with respect to the results of each stage: earlier gradients join the later ones.
    /// </summary>
    private NamedBuffer[] TakeGradients()
    {
        var places = new NamedBuffer[_stages.Count];

        // Each layer has a delta of its own, although two used in turn would suffice: the padding of a row must stay zero, and with another
        // layer's stride it would lie elsewhere.
        places[0] = Take("Delta");
        for (int i = 1; i <= Last; i++)
        {
            bool isReplaced = !(_stages[i].ChangesGradient && IsGradientKept(i));
            bool isOfOutputs = !_stages.Skip(i + 1).Any(later => later.ChangesGradient);
            places[i] = isReplaced ? places[i - 1] : Take(isOfOutputs ? "OutputGradient" : $"{_stages[i].NameOfResults}Gradient");
        }

        return places;
    }

    /// <summary>
    /// Whether the backward pass reads the results of a stage before the last. Results that are those of the stage before count for both.
    /// </summary>
    private bool IsResultKept(int stage) =>
        _stages[stage].KeepsOutput
        || _stages[stage + 1].KeepsInput
        || (stage > 0 && !_stages[stage].ChangesValue && IsResultKept(stage - 1));

    /// <summary>
    /// Whether the gradient with respect to the results of a stage is read again after it was taken back through the stage.
    /// </summary>
    private bool IsGradientKept(int stage) =>
        _stages[stage].KeepsGradient
        || (stage < Last && !_stages[stage + 1].ChangesGradient && IsGradientKept(stage + 1));

    private NamedBuffer Take(string name) => _workspace.TakeRows($"{name}{_layer.Number}", _layer.OutputStride);
}
