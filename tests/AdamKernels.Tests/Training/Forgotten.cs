namespace AdamKernels.Tests.Training;

/// <summary>What a <see cref="ForgetfulSource"/> does not fill in.</summary>
internal enum Forgotten
{
    Inputs,
    Targets,
    Labels,
    Weights,
}
