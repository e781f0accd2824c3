namespace AdamKernels.PackageTests;

/// <summary>All tests of one package, one after the other.</summary>
[CollectionDefinition(nameof(PackageCollection))]
public sealed class PackageCollection : ICollectionFixture<PackageFixture>;
