namespace LiveService.Api;

/// <summary>The body that an endpoint expects, for answers to those who send another one.</summary>
/// <param name="Example">It, shortened.</param>
internal sealed record ExpectedBody(string Example);
