"""needs, review and joint specifications"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('accepted_finding',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('requirement_key', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('rule', sa.String(), nullable=False),
    sa.Column('excerpt', sa.String(), nullable=False),
    sa.Column('motive', sa.String(), nullable=False),
    sa.Column('accepted_at', sa.DateTime(), nullable=False),
    sa.Column('accepted_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['accepted_by_id'], ['person.id'], name=op.f('fk_accepted_finding_accepted_by_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_accepted_finding_institution_id_institution'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_accepted_finding')),
    sa.UniqueConstraint('institution_id', 'requirement_key', 'language', 'rule', 'excerpt', name=op.f('uq_accepted_finding_institution_id_requirement_key_language_rule_excerpt'))
    )
    op.create_table('category_assignment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('category', sa.String(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('assigned_at', sa.DateTime(), nullable=False),
    sa.Column('assigned_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['assigned_by_id'], ['person.id'], name=op.f('fk_category_assignment_assigned_by_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_category_assignment_institution_id_institution'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_category_assignment_person_id_person'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_category_assignment')),
    sa.UniqueConstraint('institution_id', 'category', name=op.f('uq_category_assignment_institution_id_category'))
    )
    with op.batch_alter_table('category_assignment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_category_assignment_person_id'), ['person_id'], unique=False)

    op.create_table('comment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('requirement_key', sa.String(), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('written_at', sa.DateTime(), nullable=False),
    sa.Column('written_by_id', sa.Integer(), nullable=True),
    sa.Column('resolved_at', sa.DateTime(), nullable=True),
    sa.Column('resolved_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_comment_institution_id_institution'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['parent_id'], ['comment.id'], name=op.f('fk_comment_parent_id_comment'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['resolved_by_id'], ['person.id'], name=op.f('fk_comment_resolved_by_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['written_by_id'], ['person.id'], name=op.f('fk_comment_written_by_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_comment'))
    )
    with op.batch_alter_table('comment', schema=None) as batch_op:
        batch_op.create_index('ix_comment_institution_id_requirement_key', ['institution_id', 'requirement_key'], unique=False)
        batch_op.create_index(batch_op.f('ix_comment_parent_id'), ['parent_id'], unique=False)

    op.create_table('edition_decision',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('requirement_key', sa.String(), nullable=False),
    sa.Column('decision', sa.String(), nullable=False),
    sa.Column('decided_at', sa.DateTime(), nullable=False),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['decided_by_id'], ['person.id'], name=op.f('fk_edition_decision_decided_by_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_edition_decision_institution_id_institution'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_edition_decision')),
    sa.UniqueConstraint('institution_id', 'edition', 'requirement_key', name=op.f('uq_edition_decision_institution_id_edition_requirement_key'))
    )
    op.create_table('joint_specification',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('catalogue_edition', sa.Integer(), nullable=False),
    sa.Column('at_least', sa.Integer(), nullable=True),
    sa.Column('details', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('created_by_id', sa.Integer(), nullable=True),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.Column('is_demo', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['created_by_id'], ['person.id'], name=op.f('fk_joint_specification_created_by_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_joint_specification')),
    sa.UniqueConstraint('name', name=op.f('uq_joint_specification_name'))
    )
    op.create_table('proposal_decision',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('proposal', sa.String(), nullable=False),
    sa.Column('is_accepted', sa.Boolean(), nullable=False),
    sa.Column('requirement_key', sa.String(), nullable=False),
    sa.Column('decided_at', sa.DateTime(), nullable=False),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['decided_by_id'], ['person.id'], name=op.f('fk_proposal_decision_decided_by_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_proposal_decision_institution_id_institution'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposal_decision')),
    sa.UniqueConstraint('institution_id', 'proposal', name=op.f('uq_proposal_decision_institution_id_proposal'))
    )
    op.create_table('review',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('remark', sa.String(), nullable=False),
    sa.Column('comment_by', sa.Date(), nullable=True),
    sa.Column('basis', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_review_by_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_review_institution_id_institution'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review'))
    )
    with op.batch_alter_table('review', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_review_institution_id'), ['institution_id'], unique=False)

    op.create_table('joint_choice',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('joint_id', sa.Integer(), nullable=False),
    sa.Column('requirement_key', sa.String(), nullable=False),
    sa.Column('level', sa.String(), nullable=False),
    sa.Column('motive', sa.String(), nullable=False),
    sa.Column('decided_at', sa.DateTime(), nullable=False),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['decided_by_id'], ['person.id'], name=op.f('fk_joint_choice_decided_by_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['joint_id'], ['joint_specification.id'], name=op.f('fk_joint_choice_joint_id_joint_specification'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_joint_choice')),
    sa.UniqueConstraint('joint_id', 'requirement_key', name=op.f('uq_joint_choice_joint_id_requirement_key'))
    )
    op.create_table('joint_issue',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('joint_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('remark', sa.String(), nullable=False),
    sa.Column('decided_by', sa.String(), nullable=False),
    sa.Column('decided_on', sa.Date(), nullable=True),
    sa.Column('decision', sa.String(), nullable=False),
    sa.Column('basis', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False),
    sa.Column('catalogue_edition', sa.Integer(), nullable=False),
    sa.Column('issued_at', sa.DateTime(), nullable=False),
    sa.Column('issued_by_id', sa.Integer(), nullable=True),
    sa.Column('issued_by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['issued_by_id'], ['person.id'], name=op.f('fk_joint_issue_issued_by_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['joint_id'], ['joint_specification.id'], name=op.f('fk_joint_issue_joint_id_joint_specification'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_joint_issue')),
    sa.UniqueConstraint('joint_id', 'version', name=op.f('uq_joint_issue_joint_id_version'))
    )
    op.create_table('need',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('priority', sa.String(), nullable=False),
    sa.Column('origin', sa.String(), nullable=False),
    sa.Column('origin_key', sa.String(), nullable=False),
    sa.Column('origin_text', sa.String(), nullable=False),
    sa.Column('system_id', sa.Integer(), nullable=True),
    sa.Column('is_removed', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('created_by_id', sa.Integer(), nullable=True),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['created_by_id'], ['person.id'], name=op.f('fk_need_created_by_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_need_institution_id_institution'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['system_id'], ['system.id'], name=op.f('fk_need_system_id_system'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_need')),
    sa.UniqueConstraint('institution_id', 'number', name=op.f('uq_need_institution_id_number'))
    )
    with op.batch_alter_table('need', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_need_system_id'), ['system_id'], unique=False)

    op.create_table('joint_issue_document',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('joint_issue_id', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('document', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False),
    sa.Column('pdf', sa.LargeBinary(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['joint_issue_id'], ['joint_issue.id'], name=op.f('fk_joint_issue_document_joint_issue_id_joint_issue'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_joint_issue_document')),
    sa.UniqueConstraint('joint_issue_id', 'language', name=op.f('uq_joint_issue_document_joint_issue_id_language'))
    )
    op.create_table('joint_member',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('joint_id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('submission_id', sa.Integer(), nullable=True),
    sa.Column('volumes', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False),
    sa.Column('approved_at', sa.DateTime(), nullable=True),
    sa.Column('approved_by_id', sa.Integer(), nullable=True),
    sa.Column('approved_hash', sa.String(), nullable=False),
    sa.Column('remark', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['approved_by_id'], ['person.id'], name=op.f('fk_joint_member_approved_by_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_joint_member_institution_id_institution'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['joint_id'], ['joint_specification.id'], name=op.f('fk_joint_member_joint_id_joint_specification'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['submission_id'], ['submission.id'], name=op.f('fk_joint_member_submission_id_submission'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_joint_member')),
    sa.UniqueConstraint('joint_id', 'institution_id', name=op.f('uq_joint_member_joint_id_institution_id'))
    )
    with op.batch_alter_table('joint_member', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_joint_member_institution_id'), ['institution_id'], unique=False)

    op.create_table('need_requirement',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('need_id', sa.Integer(), nullable=False),
    sa.Column('requirement_key', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['need_id'], ['need.id'], name=op.f('fk_need_requirement_need_id_need'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_need_requirement')),
    sa.UniqueConstraint('need_id', 'requirement_key', name=op.f('uq_need_requirement_need_id_requirement_key'))
    )
    with op.batch_alter_table('import_draft', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(), nullable=False, server_default='systems'))

    with op.batch_alter_table('import_mapping', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(), nullable=False, server_default='systems'))
        batch_op.drop_constraint(batch_op.f('uq_import_mapping_institution_id_headers_hash'), type_='unique')
        batch_op.create_unique_constraint(batch_op.f('uq_import_mapping_institution_id_kind_headers_hash'), ['institution_id', 'kind', 'headers_hash'])

    with op.batch_alter_table('import_run', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(), nullable=False, server_default='systems'))

    with op.batch_alter_table('issue', schema=None) as batch_op:
        batch_op.add_column(sa.Column('decided_by', sa.String(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('decided_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('decision', sa.String(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('basis', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False, server_default='{}'))


    # What is there already has been given its value; from now on the code gives it.
    with op.batch_alter_table('import_draft', schema=None) as batch_op:
        batch_op.alter_column('kind', server_default=None)
    with op.batch_alter_table('import_mapping', schema=None) as batch_op:
        batch_op.alter_column('kind', server_default=None)
    with op.batch_alter_table('import_run', schema=None) as batch_op:
        batch_op.alter_column('kind', server_default=None)
    with op.batch_alter_table('issue', schema=None) as batch_op:
        batch_op.alter_column('decided_by', server_default=None)
        batch_op.alter_column('decision', server_default=None)
        batch_op.alter_column('basis', server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('issue', schema=None) as batch_op:
        batch_op.drop_column('basis')
        batch_op.drop_column('decision')
        batch_op.drop_column('decided_on')
        batch_op.drop_column('decided_by')

    with op.batch_alter_table('import_run', schema=None) as batch_op:
        batch_op.drop_column('kind')

    with op.batch_alter_table('import_mapping', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_import_mapping_institution_id_kind_headers_hash'), type_='unique')
        batch_op.create_unique_constraint(batch_op.f('uq_import_mapping_institution_id_headers_hash'), ['institution_id', 'headers_hash'])
        batch_op.drop_column('kind')

    with op.batch_alter_table('import_draft', schema=None) as batch_op:
        batch_op.drop_column('kind')

    op.drop_table('need_requirement')
    with op.batch_alter_table('joint_member', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_joint_member_institution_id'))

    op.drop_table('joint_member')
    op.drop_table('joint_issue_document')
    with op.batch_alter_table('need', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_need_system_id'))

    op.drop_table('need')
    op.drop_table('joint_issue')
    op.drop_table('joint_choice')
    with op.batch_alter_table('review', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_review_institution_id'))

    op.drop_table('review')
    op.drop_table('proposal_decision')
    op.drop_table('joint_specification')
    op.drop_table('edition_decision')
    with op.batch_alter_table('comment', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_comment_parent_id'))
        batch_op.drop_index('ix_comment_institution_id_requirement_key')

    op.drop_table('comment')
    with op.batch_alter_table('category_assignment', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_category_assignment_person_id'))

    op.drop_table('category_assignment')
    op.drop_table('accepted_finding')
