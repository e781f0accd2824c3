namespace AdamKernels.Tests.Training;

internal sealed class Doubling : IScalarModel
{
    public float Of(float x) => 2 * x;
}
