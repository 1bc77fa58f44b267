namespace StreamTesting.Domains;

/// <summary>The entities of one enumeration: a service each, or a user each and one for all calls without a user.</summary>
internal sealed class ApiEntities(ApiCallKey key, int users)
{
    private readonly StreamEntity?[] _users = new StreamEntity?[key == ApiCallKey.User ? users : 0];
    private readonly StreamEntity _nobody = new("");
    private readonly StreamEntity[] _services = [.. ApiServices.All.Select(service => new StreamEntity(service.Name))];

    public StreamEntity Of(int service, long user, string? userId) =>
        key == ApiCallKey.Service ? _services[service] : userId is null ? _nobody : _users[user] ??= new StreamEntity(userId);
}
