using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// What threads do with a batch between two meetings: parts of the forward pass, the loss, and parts of the backward pass. They meet where
/// one of them reads what others have computed: before and after the products of large layers, of which each has some inputs.
/// </summary>
/// <param name="Division">What each thread takes of the batch.</param>
internal sealed record RowStage(PassDivision Division)
{
    /// <summary>Whether it standardizes the inputs.</summary>
    public bool StandardizesInputs { get; private set; }

    /// <summary>The parts of the forward pass.</summary>
    public PartRange Forward { get; private set; }

    /// <summary>Whether it computes the loss.</summary>
    public bool HasLoss { get; private set; }

    /// <summary>The parts of the backward pass.</summary>
    public PartRange Backpropagate { get; private set; }

    /// <summary>Whether there is something to do for a pass.</summary>
    public bool Does(RowWork work) =>
        ((StandardizesInputs || Forward.Count > 0) && work.Includes(RowWork.Forward))
        || (HasLoss && work.Includes(RowWork.CheckInputs | RowWork.Loss | RowWork.DifferentiateOutputs))
        || (Backpropagate.Count > 0 && work.Includes(RowWork.Backward));

    /// <summary>The stages of a network, as few as possible.</summary>
    public static RowStage[] Of(NetworkDescription description)
    {
        List<RowStage> stages = [];
        if (description.StandardizesInputs)
        {
            Next(PassDivision.Rows).StandardizesInputs = true;
        }

        for (int part = 0; part < description.ForwardParts.Length; part++)
        {
            RowStage stage = Next(description.ForwardParts[part]);
            stage.Forward = stage.Forward.With(part);
        }

        Next(PassDivision.Rows).HasLoss = true;
        for (int part = 0; part < description.BackpropagateParts.Length; part++)
        {
            RowStage stage = Next(description.BackpropagateParts[part]);
            stage.Backpropagate = stage.Backpropagate.With(part);
        }

        return [.. stages];

        // Rows do not depend on each other, so a thread goes on with its own, and from layer to layer the sums of some rows are ready
        // early.
        RowStage Next(PassDivision division)
        {
            if (division == PassDivision.Columns || stages.LastOrDefault()?.Division != division)
            {
                stages.Add(new RowStage(division));
            }

            return stages[^1];
        }
    }
}
