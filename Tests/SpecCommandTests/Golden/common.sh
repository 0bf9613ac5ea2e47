# What the scripts of the cases share: fixed people and days, so that ids are the same everywhere.

git init --quiet

# as WHO DAY COMMAND…: runs a command as a person on a day, such as 2026-01-05.
as() {
  case $1 in
  ada) GIT_AUTHOR_NAME='Ada Okafor' GIT_AUTHOR_EMAIL='ada@tidewater.example' ;;
  ben) GIT_AUTHOR_NAME='Ben Sørensen' GIT_AUTHOR_EMAIL='ben@tidewater.example' ;;
  chi) GIT_AUTHOR_NAME='Chi Nguyễn' GIT_AUTHOR_EMAIL='chi@tidewater.example' ;;
  dee) GIT_AUTHOR_NAME='Dee Marsh' GIT_AUTHOR_EMAIL='dee@harbour.example' ;;
  *) echo "nobody is called $1" >&2 && exit 2 ;;
  esac
  GIT_COMMITTER_NAME=$GIT_AUTHOR_NAME GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL
  GIT_AUTHOR_DATE="$2T09:00:00Z" GIT_COMMITTER_DATE="$2T09:00:00Z"
  export GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_AUTHOR_DATE
  export GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL GIT_COMMITTER_DATE
  shift 2
  "$@"
}

# commit SUBJECT WHO DAY: everything as it stands.
commit() {
  git add --all
  as "$2" "$3" git commit --quiet --message "$1"
}

# merge SUBJECT WHO DAY BRANCH…
merge() {
  _subject=$1 _who=$2 _day=$3
  shift 3
  as "$_who" "$_day" git merge --quiet --no-ff --message "$_subject" "$@" >/dev/null
}

# spec_file PATH: writes what comes in.
spec_file() {
  mkdir -p "$(dirname "$1")"
  cat >"$1"
}

# edit PATH COMMANDS: what sed makes of it, which must be something else.
edit() {
  sed "$2" "$1" >"$1.edited"
  if cmp -s "$1" "$1.edited"; then
    echo "nothing to edit in $1: $2" >&2
    exit 2
  fi
  mv "$1.edited" "$1"
}

sync=specs/SPEC-001-offline-sync.md
quotas=specs/SPEC-002-usage-quotas.md

# propose WHO DAY: the spec of three requirements that most cases begin with.
propose() {
  spec_file "$sync" <<'END'
# SPEC-001: Offline sync

**Status**: Draft
**Author**: Ada Okafor

## Requirements

1. **FR-1**: The client shall keep every change while there is no network.
2. **FR-2**: The server shall answer within one second.
3. **FR-3**: The log shall name the person who made each change.
END
  commit 'Propose offline sync' "$1" "$2"
}

# propose_quotas WHO DAY: a second spec.
propose_quotas() {
  spec_file "$quotas" <<'END'
# SPEC-002: Usage quotas

**Status**: Draft
**Author**: Ben Sørensen

## Requirements

1. **FR-1**: A tenant shall have a limit on stored bytes.
2. **FR-2**: Reaching the limit shall send one mail to the owner of the tenant.
END
  commit 'Propose usage quotas' "$1" "$2"
}

# council NEED [DAY]: commits a policy by which so many of Ada, Ben and Chi approve a spec, and makes
# a new key for each of them.
#
# The ids of what they sign are others in every run, so no command may print one.
council() {
  mkdir -p .spec ../keys
  for _who in ada ben chi; do
    ssh-keygen -q -t ed25519 -N '' -C '' -f "../keys/$_who"
    echo "$_who@tidewater.example namespaces=\"git\" $(cat "../keys/$_who.pub")"
  done >.spec/allowed_signers
  cat >.spec/config.yml <<END
project: "6d1f0c52-0000-4000-8000-000000000000"

people:
  ada: {name: Ada Okafor, email: ada@tidewater.example}
  ben: {name: Ben Sørensen, email: ben@tidewater.example}
  chi: {name: Chi Nguyễn, email: chi@tidewater.example}

policy: {from: [ada]}

approvals:
  Approved: {need: $1, from: [ada, ben, chi]}
END
  git config gpg.format ssh
  commit 'Ask for approvals' ada "${2:-2026-01-04}"
}

# decide WHO DAY COMMAND SPEC: `approve` or `withdraw`, signed.
decide() {
  as "$1" "$2" env GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=user.signingKey \
    GIT_CONFIG_VALUE_0="$(cd .. && pwd)/keys/$1" spec "$3" "$4" --yes -q >/dev/null
}

# policy DAY: commits what was changed in `.spec/`, signed by Ada, who keeps it.
policy() {
  git add --all
  as ada "$1" git -c user.signingKey="$(cd .. && pwd)/keys/ada" commit --quiet -S --message 'Policy'
}

# review: commits the spec as one that is in review.
review() {
  edit "$sync" 's/: Draft/: In Review/'
  commit 'Submit it' ada 2026-01-06
}
