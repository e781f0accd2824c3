using System.Net;
using System.Text.Json.Nodes;

namespace AdamKernels.Tests.Samples.Live;

/// <summary>Requests to one service, also those that cannot be met.</summary>
public sealed class LiveServiceRequestTests : IClassFixture<LiveServiceFixture>
{
    private readonly RunningService _service;

    public LiveServiceRequestTests(LiveServiceFixture fixture) => _service = fixture.Service;

    [Fact]
    public void It_listens_on_the_loopback_address() => Assert.True(_service.Address.IsLoopback);

    /// <summary>Fails when a problem does not say what was expected and what came.</summary>
    [Theory]
    [InlineData("/predict", "{\"inputs\": [[1, 2, 3]]}", "Expected 4 numbers in inputs[0], but got 3 numbers.")]
    [InlineData("/predict", "{\"inputs\": [[1, 2, 3, 4], [5]]}", "Expected 4 numbers in inputs[1], but got 1 number.")]
    [InlineData("/predict", "{\"inputs\": [[1, 2, 3, 4], null]}", "Expected 4 numbers in inputs[1], but got null.")]
    [InlineData("/predict", "{\"inputs\": [[1, 2, \"NaN\", 4]]}", "Expected a finite number in inputs[0][2], but got NaN.")]
    [InlineData("/predict", "{\"inputs\": [[1, 2, 3, -1e99]]}", "Expected a finite number in inputs[0][3], but got -Infinity.")]
    [InlineData("/predict", "{\"inputs\": []}", "Expected 1 to 256 rows of 4 numbers in inputs, but got 0.")]
    [InlineData("/predict", "{\"input\": [[1, 2, 3, 4]]}", "Expected 1 to 256 rows of 4 numbers in inputs, but got none.")]
    [InlineData("/predict", "", "Expected 1 to 256 rows of 4 numbers in inputs, but got none.")]
    [InlineData(
        "/predict",
        "{\"inputs\": [[1, 2, NaN, 4]]}",
        "Expected JSON such as {\"inputs\": [[4 numbers], …]}, but got another body: 'N' is an invalid start of a value. "
            + "Path: $.inputs[0][2] | LineNumber: 0 | BytePositionInLine: 19.")]
    [InlineData("/samples", "{\"inputs\": [[1, 2, 3]], \"targets\": [[1]]}", "Expected 4 numbers in inputs[0], but got 3 numbers.")]
    [InlineData("/samples", "{\"inputs\": [[1, 2, 3, 4]]}", "Expected 1 to 256 rows of 1 number in targets, but got none.")]
    [InlineData(
        "/samples",
        "{\"inputs\": [[1, 2, 3, 4]], \"targets\": [[1], [2]]}",
        "Expected as many rows in targets as in inputs, 1, but got 2.")]
    [InlineData(
        "/samples",
        "{\"inputs\": [[1, 2, 3, 4]], \"targets\": [[\"Infinity\"]]}",
        "Expected a finite number in targets[0][0], but got Infinity.")]
    public async Task Wrong_input_is_explained(string path, string body, string detail)
    {
        (HttpStatusCode status, string answer, _) = await _service.SendAsync(path, body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(detail, JsonNode.Parse(answer)!["detail"]!.GetValue<string>());
        Assert.Equal(0, (await _service.GetStateAsync())["accepted"]!.GetValue<long>());
    }

    [Theory]
    [InlineData("/health/live", "Healthy")]
    [InlineData("/health/ready", "Healthy: learning")]
    public async Task Health_is_told(string path, string expected)
    {
        await _service.WaitUntilReadyAsync();
        Assert.Equal((HttpStatusCode.OK, expected, null), await _service.SendAsync(path));
    }

    [Fact]
    public async Task Unknown_path_is_a_problem()
    {
        (HttpStatusCode status, string answer, _) = await _service.SendAsync("/predictions");

        Assert.Equal((HttpStatusCode.NotFound, 404), (status, JsonNode.Parse(answer)!["status"]!.GetValue<int>()));
    }
}
