namespace AdamKernels.Tests.Readme;

/// <summary>Tests that redirect the console, which the whole process shares.</summary>
[CollectionDefinition(nameof(ConsoleCollection), DisableParallelization = true)]
public sealed class ConsoleCollection;
