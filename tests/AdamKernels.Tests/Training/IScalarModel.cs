namespace AdamKernels.Tests.Training;

internal interface IScalarModel
{
    float Of(float x);
}
