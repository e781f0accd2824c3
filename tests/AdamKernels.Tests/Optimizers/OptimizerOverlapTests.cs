using System.Runtime.InteropServices;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Optimizers;

/// <summary>Gradients that lie where the parameters do. What an update makes of them must not depend on the width of a vector.</summary>
public class OptimizerOverlapTests
{
    private const int Length = 37;

    private static readonly float[] Values = [.. Enumerable.Range(0, Length + 9).Select(i => i % 7 - 2.5f)];

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(0, 9)]
    [InlineData(9, 0)]
    public void Gradients_at_another_place_among_the_parameters_are_refused(int parametersFrom, int gradientsFrom) =>
        Assert.All(OptimizerCases.All, named =>
    {
        float[] memory = [.. Values];
        ParameterOptimizer optimizer = named.Value.Standalone(memory.AsMemory(parametersFrom, Length));

        ArgumentException exception = Assert.Throws<ArgumentException>(
            "gradients", () => optimizer.UpdateParameters(memory.AsSpan(gradientsFrom, Length)));

        Assert.Contains("overlap", exception.Message);
        Assert.Equal(0, optimizer.StepCount);
        Assert.Equal(Bits.Of(Values), Bits.Of(memory));
    });

    /// <summary>By a part of a float, where a distance in floats cannot say it.</summary>
    [Fact]
    public void So_are_gradients_that_overlap_by_a_part_of_one()
    {
        float[] memory = new float[Length + 1];
        var optimizer = new AdamOptimizer(memory.AsMemory(0, Length));

        Assert.Contains("overlap", Assert.Throws<ArgumentException>(
            "gradients",
            () =>
                optimizer.UpdateParameters(
                    MemoryMarshal.Cast<byte, float>(MemoryMarshal.AsBytes(memory.AsSpan()).Slice(2, Length * sizeof(float))))).Message);
    }

    /// <summary>The gradient of half the sum of squares: each parameter is read before it is written.</summary>
    [Fact]
    public void The_parameters_may_be_their_own_gradients() => Assert.All(OptimizerCases.All, named =>
    {
        float[] same = Values[..Length], apart = Values[..Length];
        ParameterOptimizer optimizer = named.Value.Standalone(same), other = named.Value.Standalone(apart);
        for (int step = 0; step < 3; step++)
        {
            optimizer.UpdateParameters(same);
            other.UpdateParameters([.. apart]);
        }

        Assert.Equal(Bits.Of(apart), Bits.Of(same));
    });

    [Fact]
    public void Memory_beside_the_parameters_is_apart()
    {
        float[] memory = new float[2 * Length], apart = new float[Length];
        memory.AsSpan(Length).Fill(1);
        new SgdOptimizer(memory.AsMemory(0, Length)).UpdateParameters(memory.AsSpan(Length));
        new SgdOptimizer(apart).UpdateParameters([.. Enumerable.Repeat(1f, Length)]);

        Assert.Equal(apart, memory[..Length]);
        new SgdOptimizer(Memory<float>.Empty).UpdateParameters([]);
    }
}
