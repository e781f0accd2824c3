using System.Diagnostics;
using System.Runtime.CompilerServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// The passes over the parameters. Every element of a gradient is one sum over the rows, so each thread takes a share of the elements.
/// </summary>
internal sealed class ParameterPass(
    NetworkDescription description, NetworkProgram program, TrainingBuffers buffers, Team team) : SharedWork
{
    private enum Kind
    {
        Transpose,
        SumGradients,
        SumGradientsAndUpdate,
        Update,
        Add,
    }

    private Kind _kind;
    private nint _inputs;
    private BatchContext _batch;
    private StepScalars _scalars;
    private TrainingBuffers? _step;
    private AlignedBuffer? _gradients;
    private AlignedBuffer? _addend;

    /// <summary>Transposes weights for the backward pass, once for all rows of a batch.</summary>
    /// <param name="samples">Samples of the batch.</param>
    public void TransposeWeights(int samples)
    {
        if (team.Cost.Transpose == 0)
        {
            return;
        }

        int threads = team.ForParameters(samples, team.Cost.Transpose);
        if (threads == 1)
        {
            program.TransposeWeights(buffers, Portion.Whole);
            return;
        }

        _kind = Kind.Transpose;
        team.Run(this, threads);
    }

    /// <summary>Sums all gradients over the rows into memory.</summary>
    /// <param name="inputs">The inputs that the first layer read.</param>
    /// <param name="step">The memory of the step, with the gradients.</param>
    /// <param name="batch">The rows.</param>
    public void SumGradients(ref float inputs, TrainingBuffers step, in BatchContext batch)
    {
        int threads = team.ForParameters((int)batch.RowCount, (long)batch.RowCount * team.Cost.Gradient);
        if (threads == 1)
        {
            program.SumGradients(ref inputs, step, in batch, Share.Whole);
            return;
        }

        _step = step;
        Run(Kind.SumGradients, ref inputs, in batch, default, threads);
    }

    /// <summary>Throws if the workers of the trainer are disposed.</summary>
    public void Check() => team.Check();

    /// <summary>The threads that <see cref="SumGradientsAndUpdate"/> is worth.</summary>
    /// <param name="rows">Number of rows.</param>
    public int CountThreads(int rows) => team.ForParameters(rows, rows * team.Cost.Gradient + team.Cost.Update);

    /// <summary>Sums all gradients over the rows, and updates each parameter from its own.</summary>
    /// <param name="inputs">The inputs that the first layer read.</param>
    /// <param name="batch">The rows.</param>
    /// <param name="scalars">The scalars of the step.</param>
    public void SumGradientsAndUpdate(ref float inputs, in BatchContext batch, StepScalars scalars)
    {
        int threads = CountThreads((int)batch.RowCount);
        if (threads == 1)
        {
            program.SumGradientsAndUpdate(ref inputs, buffers, in batch, Share.Whole, scalars);
            return;
        }

        Run(Kind.SumGradientsAndUpdate, ref inputs, in batch, scalars, threads);
    }

    /// <summary>
    /// Backpropagates and updates on this thread alone: layer by layer, so that divisions overlap with products, or a few rows from
    /// gradients in memory.
    /// </summary>
    /// <param name="inputs">The inputs that the first layer read.</param>
    /// <param name="batch">The rows.</param>
    /// <param name="scalars">The scalars of the step.</param>
    public void BackpropagateAndUpdate(ref float inputs, in BatchContext batch, StepScalars scalars)
    {
        if (batch.RowCount > (nuint)description.RowsUpdatedFromMemory || !scalars.DividesByMultiplyAdds)
        {
            program.BackpropagateAndUpdate(ref inputs, buffers, in batch, scalars);
            return;
        }

        program.Backpropagate(buffers, in batch);
        program.SumGradients(ref inputs, buffers, in batch, Share.Whole);
        program.UpdateParameters(buffers.Gradients, buffers, Share.Whole, scalars);
    }

    /// <summary>Updates all parameters from gradients in memory.</summary>
    public void Update(AlignedBuffer gradients, StepScalars scalars)
    {
        int threads = team.ForWork(team.Cost.Update);
        if (threads == 1)
        {
            program.UpdateParameters(gradients, buffers, Share.Whole, scalars);
            return;
        }

        _kind = Kind.Update;
        _gradients = gradients;
        _scalars = scalars;
        team.Run(this, threads);
    }

    /// <summary>Adds gradients to others, element by element.</summary>
    /// <param name="sum">What is added to.</param>
    /// <param name="addend">What is added.</param>
    public void Add(AlignedBuffer sum, AlignedBuffer addend)
    {
        int threads = team.ForWork(description.BufferLength / AlignedBuffer.Alignment);
        if (threads == 1)
        {
            VectorSum.Add(sum.Span, addend.Span);
            return;
        }

        _kind = Kind.Add;
        _gradients = sum;
        _addend = addend;
        team.Run(this, threads);
    }

    public override unsafe void Run(int index, int count)
    {
        var share = Share.Of(index, count, description.TrainedLength);
        switch (_kind)
        {
            case Kind.Transpose:
                program.TransposeWeights(buffers, Portion.Of(index, count));
                break;
            case Kind.SumGradients:
                program.SumGradients(ref Unsafe.AsRef<float>((float*)_inputs), _step!, in _batch, share);
                break;
            case Kind.SumGradientsAndUpdate:
                program.SumGradientsAndUpdate(ref Unsafe.AsRef<float>((float*)_inputs), buffers, in _batch, share, _scalars);
                break;
            case Kind.Update:
                program.UpdateParameters(_gradients!, buffers, share, _scalars);
                break;
            case Kind.Add:
                (int start, int end) = RowBlock.Of(description.BufferLength, index, count, AlignedBuffer.Alignment);
                VectorSum.Add(_gradients!.Span[start..end], _addend!.Span[start..end]);
                break;
            default:
                throw new UnreachableException($"{_kind}");
        }
    }

    private unsafe void Run(Kind kind, ref float inputs, in BatchContext batch, StepScalars scalars, int threads)
    {
        _kind = kind;
        _batch = batch;
        _scalars = scalars;
        fixed (float* first = &inputs)
        {
            _inputs = (nint)first;
            team.Run(this, threads);
        }
    }
}
